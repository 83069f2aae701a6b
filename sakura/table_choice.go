package sakura

// choiceTags are about choices and anchors.
var choiceTags = []Row{
	{
		ID: "choice", Name: "q", Form: `\q[タイトル,ID]`,
		shape: brackets, min: 1, max: 2, Args: "title, id",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Choice; on selection raises OnChoiceSelectEx (SSP) then OnChoiceSelect with the id",
	},
	{
		ID: "choice-event", Name: "q", Form: `\q[タイトル,OnID,r0,r1,...]`,
		shape: brackets, min: 2, max: many, at: 1, is: "On*", Args: "title, OnEvent, r0, r1, ...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Choice whose id starts with On: raises exactly that event with r0.. as Reference0..",
	},
	{
		ID: "choice-refs", Name: "q", Form: `\q[タイトル,ID,r2,r3...]`,
		shape: brackets, min: 3, max: many, Args: "title, id, r2, r3...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Choice; OnChoiceSelectEx gets title, id, r2...; a following OnChoiceSelect gets only the id",
	},
	{
		ID: "choice-multi-id", Name: "q", Form: `\q[タイトル,ID1,ID2,ID3...]`,
		shape: brackets, min: 3, max: many, Args: "title, id1, id2, id3...", takes: "title, id...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "CROW: OnChoiceSelect with every id as a reference",
	},
	{
		ID: "choice-script", Name: "q", Form: `\q[タイトル,script:実行内容]`,
		shape: brackets, min: 2, max: many, at: 1, is: "script:*", Args: "title, script:...", takes: "title, script",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Choice that runs the text after script: as SakuraScript; quote it when it holds commas",
	},
	{
		ID: "choice-old", Name: "q", Form: `\q[ID][タイトル]`,
		shape: groups, Args: "id, title",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Old two-bracket form: choice followed by a line break; raises the event of the id",
	},
	{
		ID: "choice-old-numbered", Name: "q", Form: `\q*[ID][タイトル]`,
		shape: digitGroups, Args: "N: serial digit; id, title", takes: "digit, id, title",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Old two-bracket form: choice followed by a line break; raises the event of the id",
	},
	{
		ID: "end-old", Name: "z", Form: `\z`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Old \e for scripts that hold choices`,
	},
	{
		ID: "choice-range", Name: "__q", Form: `\__q[ID,...]`,
		shape: either, Args: "id, ...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: `Toggle: everything up to the next \__q is one choice (may hold breaks, cursor moves, images) and wraps`,
	},
	{
		ID: "choice-no-timeout", Name: "*", Form: `\*`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Choices of this script never time out; works wherever it is written",
	},
	{
		ID: "set-choicetimeout", Name: "!", Words: "set,choicetimeout", Form: `\![set,choicetimeout,時間]`,
		shape: brackets, Args: "ms; 0 or -1 = never; empty = default",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Choice timeout of this script, counted from the end of display; raises OnChoiceTimeout",
	},
	{
		ID: "anchor", Name: "_a", Form: `\_a[ID]`,
		shape: either, min: 1, max: 1, Args: "id",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: `Toggle: text up to the next \_a is an anchor; raises OnAnchorSelectEx (SSP) then OnAnchorSelect`,
	},
	{
		ID: "anchor-event", Name: "_a", Form: `\_a[OnID,r0,r1...]`,
		shape: brackets, min: 1, max: many, is: "On*", Args: "OnEvent, r0, r1...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Anchor that raises exactly that event",
	},
	{
		ID: "anchor-refs", Name: "_a", Form: `\_a[ID,r2,r3...]`,
		shape: brackets, min: 2, max: many, Args: "id, r2, r3...",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Anchor; OnAnchorSelectEx gets text, id, r2...",
	},
}
