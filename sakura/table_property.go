package sakura

// propertyTags are about properties.
var propertyTags = []Row{
	{
		ID: "set-property", Name: "!", Words: "set,property", Form: `\![set,property,プロパティ名,値]`,
		shape: brackets, Args: "name, value",
		Meaning: State, Performed: ByGhost,
		Summary: "Write a property",
	},
	{
		ID: "get-property", Name: "!", Words: "get,property", Form: `\![get,property,イベント名,プロパティ名,プロパティ名,...]`,
		shape: brackets, Args: "event, name, name, ...",
		Meaning: Event, Performed: ByGhost,
		Summary: "Raise event with the property values as Reference0..",
	},
}
