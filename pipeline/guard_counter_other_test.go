//go:build !linux

package main

// instructionsOf has no counter but on Linux.
func instructionsOf(func() error) (uint64, error) { return 0, errNoCounter }
