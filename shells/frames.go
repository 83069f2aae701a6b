package shells

import (
	"bytes"
	"encoding/binary"
)

// severalPictures says whether the file of an image holds more than one picture, as animated GIF, PNG and WebP do. It looks no
// further than it has to.
func severalPictures(b []byte) bool {
	switch {
	case bytes.HasPrefix(b, []byte("GIF8")):
		return severalInGIF(b)
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return severalInPNG(b)
	}
	return severalInWebP(b)
}

// severalInWebP looks at the flag that says so.
func severalInWebP(b []byte) bool {
	const flags, animated = 20, 2
	return len(b) > flags && string(b[:4]) == "RIFF" && string(b[8:16]) == "WEBPVP8X" && b[flags]&animated != 0
}

// severalInPNG looks for the chunk that says how many frames there are, which stands before the pixels.
func severalInPNG(b []byte) bool {
	const head, around = 8, 12 // the signature; length, name and checksum of a chunk
	for b = b[head:]; len(b) > around; {
		n := int64(binary.BigEndian.Uint32(b))
		switch string(b[4:8]) {
		case "IDAT":
			return false
		case "acTL":
			return binary.BigEndian.Uint32(b[8:]) > 1
		}
		if n > int64(len(b)-around) {
			return false
		}
		b = b[around+n:]
	}
	return false
}

// severalInGIF goes from block to block until there is a second image.
func severalInGIF(b []byte) bool {
	const head, frame, extension, image = 13, 10, 0x21, 0x2c
	if len(b) < head {
		return false
	}
	images := 0
	for b = behindColors(b, head, b[10]); len(b) > 2; {
		switch b[0] {
		case extension:
			b = behindData(b[2:])
		case image:
			if images++; images > 1 {
				return true
			}
			if len(b) <= frame {
				return false
			}
			b = behindColors(b, frame, b[frame-1])
			b = behindData(b[min(1, len(b)):])
		default:
			return false
		}
	}
	return false
}

// behindColors gives what stands behind n bytes and the table of colours that a byte of flags tells of.
func behindColors(b []byte, n int, flags uint8) []byte {
	if flags&0x80 != 0 {
		n += 3 << (flags&7 + 1)
	}
	return b[min(n, len(b)):]
}

// behindData gives what stands behind data: blocks, each behind its length, up to one of no length.
func behindData(b []byte) []byte {
	for len(b) > 0 {
		n := int(b[0]) + 1
		b = b[min(n, len(b)):]
		if n == 1 {
			break
		}
	}
	return b
}
