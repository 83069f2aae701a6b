package sakura

// soundTags are about sounds.
var soundTags = []Row{
	{
		ID: "sound-wave", Name: "8", Form: `\8[ファイル名]`,
		shape: brackets, Args: "file",
		Meaning: Asset, Performed: Nothing,
		Summary: "Play a wave file from the ghost folder",
	},
	{
		ID: "sound-voice", Name: "_v", Form: `\_v[ファイル名]`,
		shape: brackets, Args: "file",
		Meaning: Asset, Performed: Nothing,
		Summary: "Play wav/mp3/wma relative to ghost/master; ignored when missing",
	},
	{
		ID: "sound-voice-wait", Name: "_V", Form: `\_V`,
		Meaning: Asset, Performed: Nothing,
		Summary: `Wait for the end of \_v playback; returns at once if none`,
	},
	{
		ID: "sound-play", Name: "!", Words: "sound,play", Form: `\![sound,play,ファイル名,オプション...]`,
		shape: brackets, Args: "file, options...",
		Meaning: Asset, Performed: Nothing, Since: "options 2.4",
		Summary: `Same as \_v with options`,
	},
	{
		ID: "sound-load", Name: "!", Words: "sound,load", Form: `\![sound,load,ファイル名,オプション...]`,
		shape: brackets, Args: "file, options...",
		Meaning: Asset, Performed: Nothing, Since: "2.4",
		Summary: "Preload a sound",
	},
	{
		ID: "sound-cdplay", Name: "!", Words: "sound,cdplay", Form: `\![sound,cdplay,トラックNo.]`,
		shape: brackets, Args: "track",
		Meaning: Asset, Performed: Nothing,
		Summary: `Play an audio CD track; not waited for by \_V`,
	},
	{
		ID: "sound-loop", Name: "!", Words: "sound,loop", Form: `\![sound,loop,ファイル名]`,
		shape: brackets, Args: "file",
		Meaning: Asset, Performed: Nothing,
		Summary: `Loop a sound; not waited for by \_V`,
	},
	{
		ID: "sound-wait", Name: "!", Words: "sound,wait", Form: `\![sound,wait]`,
		shape:   brackets,
		Meaning: Asset, Performed: Nothing,
		Summary: `Same as \_V`,
	},
	{
		ID: "sound-pause", Name: "!", Words: "sound,pause", Form: `\![sound,pause,ファイル名]`,
		shape: brackets, Args: "[file]",
		Meaning: Asset, Performed: Nothing,
		Summary: "Pause a sound, or every sound",
	},
	{
		ID: "sound-resume", Name: "!", Words: "sound,resume", Form: `\![sound,resume,ファイル名]`,
		shape: brackets, Args: "[file]",
		Meaning: Asset, Performed: Nothing,
		Summary: "Resume a sound, or every sound",
	},
	{
		ID: "sound-stop", Name: "!", Words: "sound,stop", Form: `\![sound,stop,ファイル名]`,
		shape: brackets, Args: "[file]",
		Meaning: Asset, Performed: Nothing,
		Summary: "Stop and release a sound, or every sound",
	},
	{
		ID: "sound-option", Name: "!", Words: "sound,option", Form: `\![sound,option,ファイル名,オプション...]`,
		shape: brackets, Args: "file, options...",
		Meaning: Asset, Performed: Nothing, Since: "2.4",
		Summary: "Change options while playing",
	},
}
