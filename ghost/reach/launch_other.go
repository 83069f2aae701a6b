//go:build !unix

package reach

import (
	"context"
	"fmt"
	"os/exec"
)

// launch starts a program. Those that open things elsewhere hand them over and end.
func launch(_ context.Context, argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...) //nolint:gosec,noctx // programs of the user, without a shell; it outlives the context
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("reach: %w", err)
	}
	return cmd.Process.Release()
}
