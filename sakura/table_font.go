package sakura

// fontTags are about the look of text.
var fontTags = []Row{
	{
		ID: "font-align", Name: "f", Words: "align", Form: `\f[align,寄せる側]`,
		shape: brackets, Args: "left|center|right",
		Meaning: Play, Performed: OnStage, External: true, Since: "2.5.31",
		Summary: `Horizontal alignment up to the next \n or \_l; also moves text already on the line; \_l resets to left`,
	},
	{
		ID: "font-valign", Name: "f", Words: "valign", Form: `\f[valign,寄せる側]`,
		shape: brackets, Args: "top|center|bottom",
		Meaning: Play, Performed: OnStage, External: true, Since: "2.6.19",
		Summary: `Vertical alignment in the line; not reset by \n or \_l`,
	},
	{
		ID: "font-name", Name: "f", Words: "name", Form: `\f[name,フォント名]`,
		shape: brackets, Args: "name[, name...] | default | disable", takes: "font...",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Text font; first available name or file wins",
	},
	{
		ID: "font-height", Name: "f", Words: "height", Form: `\f[height,数値]`,
		shape: brackets, Args: "px | +N | -N | N% | default", takes: "font-height",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Text size",
	},
	{
		ID: "font-color", Name: "f", Words: "color", Form: `\f[color,色指定]`,
		shape: brackets, Args: "colour",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Text colour",
	},
	{
		ID: "font-shadowcolor", Name: "f", Words: "shadowcolor", Form: `\f[shadowcolor,色指定]`,
		shape: brackets, Args: "colour",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Text shadow colour",
	},
	{
		ID: "font-shadowcolor-none", Name: "f", Words: "shadowcolor,none", Form: `\f[shadowcolor,none]`,
		shape: brackets, Args: "none",
		Meaning: Ignore, Performed: Nothing,
		Summary: "No text shadow",
	},
	{
		ID: "font-shadowstyle", Name: "f", Words: "shadowstyle", Form: `\f[shadowstyle,形態指定]`,
		shape: brackets, Args: "offset|outline|default",
		Meaning: Ignore, Performed: Nothing, Since: "2.5.27",
		Summary: "Shadow shape",
	},
	{
		ID: "font-outline", Name: "f", Words: "outline", Form: `\f[outline,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Hollow (outlined) text",
	},
	{
		ID: "font-anchor-color", Name: "f", Words: "anchor.font.color", Form: `\f[anchor.font.color,色指定]`,
		shape: brackets, Args: "colour",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Colour of anchors written after this",
	},
	{
		ID: "font-bold", Name: "f", Words: "bold", Form: `\f[bold,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Bold text",
	},
	{
		ID: "font-italic", Name: "f", Words: "italic", Form: `\f[italic,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Italic text",
	},
	{
		ID: "font-strike", Name: "f", Words: "strike", Form: `\f[strike,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Strike-through text",
	},
	{
		ID: "font-underline", Name: "f", Words: "underline", Form: `\f[underline,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Underline text",
	},
	{
		ID: "font-sub", Name: "f", Words: "sub", Form: `\f[sub,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Subscript text",
	},
	{
		ID: "font-sup", Name: "f", Words: "sup", Form: `\f[sup,パラメータ]`,
		shape: brackets, Args: "true|1|false|0|default|disable",
		Meaning: Ignore, Performed: Nothing,
		Summary: "Superscript text",
	},
	{
		ID: "font-default", Name: "f", Words: "default", Form: `\f[default]`,
		shape:   brackets,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Reset every text attribute to the balloon default",
	},
	{
		ID: "font-disable", Name: "f", Words: "disable", Form: `\f[disable]`,
		shape:   brackets,
		Meaning: Play, Performed: OnStage, External: true, Since: "2.5.51",
		Summary: "Set every text attribute to the disabled look",
	},
}
