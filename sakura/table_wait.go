package sakura

// waitTags are about time.
var waitTags = []Row{
	{
		ID: "wait", Name: "w", Form: `\w時間`,
		shape: digit, Args: "N: one digit 1-9", takes: "digit",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Wait N x 50 ms; exactly one digit (\w10 = 50 ms then the text 0)`,
	},
	{
		ID: "wait-ms", Name: "_w", Form: `\_w[時間]`,
		shape: brackets, Args: "ms",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Wait ms milliseconds",
	},
	{
		ID: "wait-until", Name: "__w", Form: `\__w[時間]`,
		shape: brackets, Args: "ms | clear",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Wait until ms have passed since the script start, the last \x or the last clear; character display time counts`,
	},
	{
		ID: "wait-until-clear", Name: "__w", Words: "clear", Form: `\__w[clear]`,
		shape: brackets, Args: "clear",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Restart the \__w clock`,
	},
	{
		ID: "click-wait", Name: "x", Form: `\x`,
		Meaning: Input, Performed: OnStage, External: true,
		Summary: `Wait for a click; then balloons cleared (implied by \x[noclear]), scope 0, fonts reset; effects that end only at \e continue`,
	},
	{
		ID: "click-wait-noclear", Name: "x", Words: "noclear", Form: `\x[noclear]`,
		shape: brackets, Args: "noclear",
		Meaning: Input, Performed: OnStage, External: true,
		Summary: "Wait for a click, keeping balloon text, scope and fonts",
	},
	{
		ID: "time-critical", Name: "t", Form: `\t`,
		Meaning: State, Performed: OnStage,
		Summary: `Until script break or \e, raise no mouse-type events and refuse interruption; a second \t does not end it`,
	},
	{
		ID: "quick-toggle", Name: "_q", Form: `\_q`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Toggle: no per-character wait until the next \_q or \e; explicit waits still apply`,
	},
	{
		ID: "quick-on", Name: "!", Words: "quicksection", Form: `\![quicksection,true]`,
		shape: brackets, min: 1, max: many, is: "true|1", Args: "true|1",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Start a quick section",
	},
	{
		ID: "quick-off", Name: "!", Words: "quicksection", Form: `\![quicksection,false]`,
		shape: brackets, min: 1, max: many, is: "false|0", Args: "false|0",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "End a quick section",
	},
	{
		ID: "sync-toggle", Name: "_s", Form: `\_s`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: `Toggle: text goes to both balloons 0 and 1 until the next \_s or \e`,
	},
	{
		ID: "sync-ids", Name: "_s", Form: `\_s[ID1,ID2,ID3...]`,
		shape: brackets, Args: "id, id, ...", takes: "scope...",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Start a synchronised section over the given scopes",
	},
	{
		ID: "wait-syncobject", Name: "!", Words: "wait,syncobject", Form: `\![wait,syncobject,同期オブジェクト名,オプション]`,
		shape: brackets, Args: "name, [ms | --timeout=ms] [--reset=0|1]", takes: "name, [ms], [options...]",
		Meaning: OS, Performed: Told, Since: "WaitableTimer 2.8.28",
		Summary: "Wait for a named OS sync object; 0 or no timeout = until script break; mutex/semaphore released unless --reset=0",
	},
	{
		ID: "set-syncobject", Name: "!", Words: "set,syncobject", Form: `\![set,syncobject,同期オブジェクト名]`,
		shape: brackets, Args: "name",
		Meaning: OS, Performed: Told, Since: "2.8.28",
		Summary: "Signal a named OS sync object",
	},
	{
		ID: "reset-syncobject", Name: "!", Words: "reset,syncobject", Form: `\![reset,syncobject,同期オブジェクト名]`,
		shape: brackets, Args: "name",
		Meaning: OS, Performed: Told, Since: "2.8.28",
		Summary: "Unsignal a named OS sync object",
	},
}
