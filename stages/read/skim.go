package read

import (
	"encoding/binary"
	"errors"
)

// skimmer walks over a message in Thrift's compact protocol without decoding it. It
// makes sure that no list claims more elements than there are bytes and that nothing is
// nested without end, since the decoder makes room for a list before it reads it: one
// flipped bit could else take all memory, and no recover brings that back.
type skimmer struct{ rest []byte }

var errSkim = errors.New("the header is not what a Parquet file has there")

// The wire types of the compact protocol.
const (
	thriftStop = iota
	thriftTrue
	thriftFalse
	thriftByte
	thriftI16
	thriftI32
	thriftI64
	thriftDouble
	thriftBinary
	thriftList
	thriftSet
	thriftMap
	thriftStruct
	thriftUUID
)

// thriftDepth is far more than Parquet's own structures nest.
const thriftDepth = 24

// skim returns the length of the structure that b begins with.
func skim(b []byte) (int, error) {
	s := skimmer{rest: b}
	if err := s.structure(thriftDepth); err != nil {
		return 0, err
	}
	return len(b) - len(s.rest), nil
}

func (s *skimmer) structure(depth int) error {
	for {
		head, err := s.byte()
		if err != nil {
			return err
		}
		if head&0x0f == thriftStop {
			return nil
		}
		if head>>4 == 0 { // the field's number follows in full
			if _, err := s.varint(); err != nil {
				return err
			}
		}
		if kind := head & 0x0f; kind == thriftTrue || kind == thriftFalse {
			continue // the value is in the type
		}
		if err := s.value(head&0x0f, depth-1); err != nil {
			return err
		}
	}
}

func (s *skimmer) value(kind byte, depth int) error {
	if depth < 0 {
		return errSkim
	}
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		return s.pass(1)
	case thriftI16, thriftI32, thriftI64:
		_, err := s.varint()
		return err
	case thriftDouble:
		return s.pass(8)
	case thriftUUID:
		return s.pass(16)
	case thriftBinary:
		n, err := s.varint()
		if err != nil {
			return err
		}
		return s.pass(n)
	case thriftList, thriftSet:
		return s.list(depth)
	case thriftMap:
		return s.mapping(depth)
	case thriftStruct:
		return s.structure(depth)
	}
	return errSkim
}

func (s *skimmer) list(depth int) error {
	head, err := s.byte()
	if err != nil {
		return err
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, err = s.varint(); err != nil {
			return err
		}
	}
	return s.elements(n, depth, head&0x0f)
}

func (s *skimmer) mapping(depth int) error {
	n, err := s.varint()
	if err != nil || n == 0 {
		return err
	}
	kinds, err := s.byte()
	if err != nil {
		return err
	}
	return s.elements(n, depth, kinds>>4, kinds&0x0f)
}

// elements passes n elements, each of one or two values; none is smaller than a byte.
func (s *skimmer) elements(n uint64, depth int, kinds ...byte) error {
	if n > uint64(len(s.rest)) {
		return errSkim
	}
	for range n {
		for _, kind := range kinds {
			if err := s.value(kind, depth-1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *skimmer) byte() (byte, error) {
	if len(s.rest) == 0 {
		return 0, errSkim
	}
	b := s.rest[0]
	s.rest = s.rest[1:]
	return b, nil
}

func (s *skimmer) varint() (uint64, error) {
	v, n := binary.Uvarint(s.rest)
	if n <= 0 {
		return 0, errSkim
	}
	s.rest = s.rest[n:]
	return v, nil
}

func (s *skimmer) pass(n uint64) error {
	if n > uint64(len(s.rest)) {
		return errSkim
	}
	s.rest = s.rest[n:]
	return nil
}
