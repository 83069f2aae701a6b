package shiori

import "testing"

func TestSilent(t *testing.T) {
	var m Selective = Silent{}
	resp, err := m.Ask(t.Context(), Request{Method: GET, ID: "OnBoot"})
	if err != nil || resp.Status != StatusNoContent || resp.Value != "" {
		t.Errorf("%+v, %v", resp, err)
	}
	if m.Wants("OnBoot") || m.Wants("OnSecondChange") {
		t.Error("it wants something")
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}
