package main

func profiled(kind, file string, arguments []string) (int64, error) { return 0, nil }
