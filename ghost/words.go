package ghost

import "strconv"

// The words that %ms and its kin stand for: chosen anew each time, by the ghost's dice.

// lexicon has the words of a language.
type lexicon struct {
	// words are the kinds of words, by the name of their variable.
	words map[string][]string
	// phrases are what %dms stands for: a kind, what stands between, and another kind.
	phrases [][3]string
	// units are those of %et.
	units []string
}

// kinds are the variables that stand for a word: a person, a thing, a group, a company, a shop, a technique, a food, a place.
var kinds = []string{"ms", "mz", "ml", "mc", "mh", "mt", "me", "mp"}

// lexicons are the words by language. Japanese is the language of the field and of ghosts that do not say otherwise.
var lexicons = map[string]*lexicon{"ja": &japanese, "en": &english}

var japanese = lexicon{
	words: map[string][]string{
		"ms": {"隣の席の人", "夜勤の警備員", "端末職人", "三代目の船長", "無口な郵便屋", "図書館の司書", "行きつけの店主", "昼寝の名人"},
		"mz": {"折れた鉛筆", "古い磁気テープ", "片方だけの手袋", "光らない豆電球", "巨大な歯車", "赤い風船", "誰かの傘", "三本足の椅子"},
		"ml": {"早起き同盟", "改行愛好会", "月曜反対委員会", "夜更かし友の会", "三丁目の合唱団", "紙飛行機研究会"},
		"mc": {"括弧製作所", "点滅電機", "深夜運輸", "雲行き気象", "等幅印刷", "空白工業"},
		"mh": {"角の古本屋", "二十五時の食堂", "ねじ専門店", "屋根裏の時計店", "雨の日だけの喫茶店", "無人の八百屋"},
		"mt": {"二重カーソル打ち", "逆さスクロール", "沈黙の改行", "三段早口", "一筆入力", "目隠し補完"},
		"me": {"揚げたての団子", "冷めた紅茶", "ふしぎな味の飴", "山盛りの煎餅", "焦げた食パン", "塩むすび"},
		"mp": {"駅の裏の路地", "屋上の隅", "地図にない村", "画面の左上", "商店街の外れ", "橋の下"},
	},
	phrases: [][3]string{
		{"ms", "に投げつけられた", "mz"},
		{"mp", "で売られている", "me"},
		{"ml", "が守り続ける", "mt"},
		{"mc", "が隠していた", "mz"},
		{"mh", "で見かけた", "ms"},
		{"me", "をほおばる", "ms"},
	},
	units: []string{"秒", "週間", "世紀", "コマ", "泊", "学期"},
}

var english = lexicon{
	words: map[string][]string{
		"ms": {"the night watchman", "a retired captain", "the quiet postman", "somebody's aunt", "a maker of terminals", "the champion of naps"},
		"mz": {"a broken pencil", "an old reel of tape", "one single glove", "a bulb that never glowed", "a very large cogwheel", "a red balloon"},
		"ml": {"the League of Early Birds", "the Friends of the Line Feed", "the Committee against Mondays", "the Paper Plane Society"},
		"mc": {"Bracket Works", "Blinking Electric", "Midnight Freight", "Monospace Press", "Blank Industries"},
		"mh": {"the bookshop on the corner", "the diner that opens at 25 o'clock", "the shop for single screws", "the clock shop in the attic"},
		"mt": {"the double cursor stroke", "the upside-down scroll", "the silent line feed", "the blindfold completion"},
		"me": {"a burnt slice of toast", "cold tea", "a sweet of unknown flavour", "a mountain of biscuits", "a salted rice ball"},
		"mp": {"the lane behind the station", "a corner of the roof", "a village on no map", "the top left of the screen", "the far end of the pier"},
	},
	phrases: [][3]string{
		{"mz", " thrown at ", "ms"},
		{"me", " sold in ", "mp"},
		{"mt", " as kept by ", "ml"},
		{"mz", " hidden by ", "mc"},
		{"ms", " seen in ", "mh"},
		{"ms", " with a mouth full of ", "me"},
	},
	units: []string{" seconds", " weeks", " centuries", " frames", " nights", " terms"},
}

// lexicon gives the words of the ghost's language.
func (l *life) lexicon() *lexicon {
	if words := lexicons[l.g.opt.Lang]; words != nil {
		return words
	}
	return &japanese
}

// word draws a word of a kind.
func (l *life) word(kind string) string { return drawn(l, l.lexicon().words[kind]) }

// phrase draws what %dms stands for: something that something was done to.
func (l *life) phrase() string {
	p := drawn(l, l.lexicon().phrases)
	return l.word(p[0]) + p[1] + l.word(p[2])
}

// wrongUptime is %et: how long the machine has certainly not been running.
func (l *life) wrongUptime() string {
	return strconv.Itoa(2+l.rng.IntN(98)) + drawn(l, l.lexicon().units)
}

// wrongHour is %wronghour: any hour but this one.
func (l *life) wrongHour() string {
	const hours = 24
	return strconv.Itoa((l.at.Hour() + 1 + l.rng.IntN(hours-1)) % hours)
}

// drawn gives one of several.
func drawn[T any](l *life, of []T) T { return of[l.rng.IntN(len(of))] }
