package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shellDir makes the folder of a shell with one image: 20 × 20 pixels, red over blue.
func shellDir(t *testing.T) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 20, 20))
	for i := range 400 {
		c := color.NRGBA{R: 0xff, A: 0xff}
		if i >= 200 {
			c = color.NRGBA{B: 0xff, A: 0xff}
		}
		img.SetNRGBA(i%20, i/20, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"descript.txt": "charset,UTF-8\ntype,shell\nname,made\nseriko.use_self_alpha,full\n",
		"surfaces.txt": "surface0\n{\nname,plain\ncollision0,0,0,9,9,Head\n}\nsurface1\n{\nelement0,base,broken.png,0,0\n}\n",
		"surface0.png": b.String(),
		"broken.png":   "no image",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shellOut runs ukatty shell and gives its output, what it said, and the exit code.
func shellOut(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = command(t.Context(), append([]string{"shell"}, args...), streams{in: strings.NewReader(""), out: &o, err: &e})
	return o.String(), e.String(), code
}

func TestShellOfImages(t *testing.T) {
	dir := shellDir(t)
	out, errs, code := shellOut(t, dir)
	want := "made\n     0  20×20 pixels    areas 1\n     1  no picture\nbroken.png: is no image (PNG, GIF, JPEG, BMP, WebP)\n"
	if out != want || errs != "" || code != exitFailed {
		t.Errorf("code %d, %q\n got %q\nwant %q", code, errs, out, want)
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("CLICOLOR_FORCE", "1")
	t.Setenv("TERM", "xterm-256color")
	t.Setenv("COLORTERM", "truecolor")
	red, blue := "\x1b[0;48;2;255;0;0m", "\x1b[0;48;2;0;0;255m"
	row := strings.Repeat(" ", 20) + "\x1b[0m\n"
	want = strings.Repeat(red+row, 5) + strings.Repeat(blue+row, 5)
	if out, _, code := shellOut(t, dir, "--surface", "plain", "--size", "60x30"); out != want || code != 0 {
		t.Errorf("in colours: code %d\n got %q\nwant %q", code, out, want)
	}
	t.Setenv("NO_COLOR", "1")
	if out, _, _ := shellOut(t, dir, "--surface", "0", "--size", "4X9"); strings.ContainsRune(out, 0x1b) || len(strings.Split(out, "\n")) != 3 ||
		out[0] == out[5] {
		t.Errorf("without colours: %q", out)
	}
}

func TestShellWritesPNG(t *testing.T) {
	dir := shellDir(t)
	to := filepath.Join(t.TempDir(), "out.png")
	if out, errs, code := shellOut(t, dir, "--surface", "0", "--png", to); out != "" || errs != "" || code != 0 {
		t.Fatalf("code %d, %q, %q", code, out, errs)
	}
	f, err := os.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds() != image.Rect(0, 0, 20, 20) {
		t.Fatalf("%v, %v", err, img)
	}
	if r, _, _, _ := img.At(0, 0).RGBA(); r != 0xffff {
		t.Errorf("the corner is %v", img.At(0, 0))
	}
}

// A PNG can go to the standard output, and several surfaces are shown one after the other.
func TestShellIntoPipe(t *testing.T) {
	dir := shellDir(t)
	out, errs, code := shellOut(t, dir, "--surface", "plain", "--png", "-")
	img, err := png.Decode(strings.NewReader(out))
	if err != nil || errs != "" || code != 0 || img.Bounds() != image.Rect(0, 0, 20, 20) {
		t.Errorf("code %d, %q, %v, %v", code, errs, err, img)
	}
	out, errs, code = shellOut(t, dir, "--surface", "0-5,", "--graphics", "none")
	want := "surface 0  20×20 pixels\nsurface 1 has no picture: broken.png: is no image (PNG, GIF, JPEG, BMP, WebP)\n"
	if out != want || errs != "" || code != exitFailed {
		t.Errorf("code %d, %q\n got %q\nwant %q", code, errs, out, want)
	}
	t.Setenv("NO_COLOR", "1")
	one, _, _ := shellOut(t, dir, "--surface", "0", "--size", "4x9")
	if out, _, code := shellOut(t, dir, "--surface", "0,0-0,!1", "--size", "4x9"); out != one || code != 0 {
		t.Errorf("a list of one: code %d, %q, want %q", code, out, one)
	}
	if out, _, _ := shellOut(t, dir, "--surface", "0-1", "--size", "4x9"); !strings.HasPrefix(out, "surface 0\n"+one+"surface 1 has no picture") {
		t.Errorf("a list of two: %q", out)
	}
}

func TestShellRefuses(t *testing.T) {
	dir := shellDir(t)
	for _, tt := range []struct {
		args []string
		want string
		code int
	}{
		{[]string{dir, "--surface", "7"}, `shell: there is no surface "7"`, exitFailed},
		{[]string{dir, "--surface", "-1"}, `shell: there is no surface "-1"`, exitFailed},
		{[]string{dir, "--surface", "1"}, "shell: surface 1 has no picture: broken.png: is no image", exitFailed},
		{[]string{dir, "--surface", "0", "--size", "0x5"}, `--size: "0x5" is no WxH from 1x1 to 200x100`, exitUsage},
		{[]string{dir, "--surface", "0", "--png", filepath.Join(dir, "none", "x.png")}, "--png: open", exitFailed},
		{[]string{dir, "--png", "x.png"}, "--png: which surface", exitUsage},
		{[]string{dir, "--surface", "0-1", "--png", "x.png"}, "--png: a file holds one surface, and --surface 0-1 names 2", exitUsage},
		{[]string{dir, "--surface", "2-9"}, `shell: there is no surface "2-9"; without --surface it lists those that there are`, exitFailed},
		{[]string{dir, "--surface", "0", "--scope", "-1"}, "--scope: -1 is no character", exitUsage},
		{[]string{dir, "--surface", "0", "--at", "-1s"}, "--at: -1s is before the surface comes up", exitUsage},
		{[]string{filepath.Join(dir, "none")}, "shell: ", exitUsage},
		{[]string{t.TempDir()}, "descript.txt: cannot be read; a shell's folder must have it", exitUsage},
	} {
		out, errs, code := shellOut(t, tt.args...)
		if out != "" || !strings.Contains(errs, tt.want) || code != tt.code {
			t.Errorf("%q: code %d, %q, %q; want %q", tt.args, code, out, errs, tt.want)
		}
	}
}

// What a folder links to outside is not read.
func TestShellStaysInside(t *testing.T) {
	dir, out := shellDir(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "x.txt"), []byte("type,art\ntext\n{\nsecret\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(out, "x.txt"), filepath.Join(dir, "surface5.txt")); err != nil {
		t.Skip("needs symbolic links:", err)
	}
	if out, errs, _ := shellOut(t, dir, "--surface", "5"); strings.Contains(out, "secret") {
		t.Errorf("%q, %q", out, errs)
	}
}
