package nar

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// pour copies until the end of r, at most limit bytes, and looks at ctx now and then. Errors of r come as ours.
func pour(ctx context.Context, w io.Writer, r io.Reader, limit int64) (int64, error) {
	buf := make([]byte, 32<<10)
	n := int64(0)
	for {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		k, err := r.Read(buf)
		if n += int64(k); n > limit {
			return n, fmt.Errorf("%w: more bytes than allowed", ErrTooLarge)
		}
		if _, err := w.Write(buf[:k]); err != nil {
			return n, err
		}
		switch {
		case errors.Is(err, io.EOF):
			return n, nil
		case err != nil:
			return n, sorted(err)
		}
	}
}
