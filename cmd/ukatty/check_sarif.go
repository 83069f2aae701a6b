package main

import (
	"io"
	"net/url"
	"path/filepath"

	"ukatty/sakura/check"
	"ukatty/tui/cell"
)

// sarifReport prints one document of the Static Analysis Results Interchange Format (OASIS, 2.1.0) at the end.
type sarifReport struct {
	w       io.Writer
	results []sarifResult
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string        `json:"id"`
		Name          string        `json:"name"`
		Short         sarifText     `json:"shortDescription"`
		Full          sarifText     `json:"fullDescription"`
		Configuration sarifSeverity `json:"defaultConfiguration"`
	}
	sarifSeverity struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

func (r *sarifReport) tell(p problem) {
	where := sarifArtifact{URI: (&url.URL{Path: filepath.ToSlash(cell.Clean(p.file))}).String()}
	res := sarifResult{
		RuleID: p.Code, Level: sarifLevels[p.Severity], Message: sarifText{p.Text},
		Locations: []sarifLocation{{sarifPhysical{where, sarifRegion{p.line, p.column, p.endLine, p.endCol}}}},
	}
	if p.Fix != nil { // by lines and columns: offsets are those of the file as UTF-8, which it need not be
		deleted := sarifRegion{p.fixLine, p.fixCol, p.fixEndLine, p.fixEndCol}
		res.Fixes = []sarifFix{{
			Description: sarifText{p.Text},
			Changes:     []sarifChange{{where, []sarifReplacement{{deleted, sarifText{p.Fix.With}}}}},
		}}
	}
	r.results = append(r.results, res)
}

func (r *sarifReport) end() error {
	driver := sarifDriver{Name: "ukatty", Version: version, Rules: []sarifRule{}}
	for _, rule := range check.Rules() {
		driver.Rules = append(driver.Rules, sarifRule{
			ID: rule.Code, Name: rule.Name, Short: sarifText{rule.Title}, Full: sarifText{rule.Why},
			Configuration: sarifSeverity{sarifLevels[rule.Severity]},
		})
	}
	results := r.results
	if results == nil {
		results = []sarifResult{}
	}
	return writeJSON(r.w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: results}},
	}, "  ")
}
