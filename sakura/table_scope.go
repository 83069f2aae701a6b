package sakura

// scopeTags are about who speaks.
var scopeTags = []Row{
	{
		ID: "scope-0", Name: "0", Form: `\0`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character 0 (main side)",
	},
	{
		ID: "scope-h", Name: "h", Form: `\h`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character 0 (main side)",
	},
	{
		ID: "scope-1", Name: "1", Form: `\1`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character 1 (partner side)",
	},
	{
		ID: "scope-u", Name: "u", Form: `\u`,
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character 1 (partner side)",
	},
	{
		ID: "scope-p-digit", Name: "p", Form: `\pID番号`,
		shape: digit, Args: "N: one digit 0-9", takes: "scope",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character N (single digit form)",
	},
	{
		ID: "scope-p", Name: "p", Form: `\p[ID番号]`,
		shape: brackets, Args: "N: character id", takes: "scope",
		Meaning: Play, Performed: OnStage, External: true,
		Summary: "Switch the scope to character N",
	},
}
