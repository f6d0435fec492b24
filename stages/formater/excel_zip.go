package formater

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// zipfil is a file in a workbook that is not written yet.
type zipfil struct {
	navn string
	bytes.Buffer
}

// zipordner writes the files of a workbook in the order of their names and without times.
// excelize hands over its streamed sheets in the order of a map, which is another one at
// every run.
type zipordner struct {
	ud    io.Writer
	filer []*zipfil
}

func ordnetZip(ud io.Writer) excelize.ZipWriter { return &zipordner{ud: ud} }

// Create implements [excelize.ZipWriter].
func (z *zipordner) Create(navn string) (io.Writer, error) {
	fil := &zipfil{navn: navn}
	z.filer = append(z.filer, fil)
	return fil, nil
}

// AddFS implements [excelize.ZipWriter], which never calls it.
func (z *zipordner) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the files. [Content_Types].xml, with which readers begin, is the first by name.
func (z *zipordner) Close() error {
	slices.SortFunc(z.filer, func(a, b *zipfil) int { return strings.Compare(a.navn, b.navn) })
	arkiv := zip.NewWriter(z.ud)
	for _, fil := range z.filer {
		ud, err := arkiv.CreateHeader(&zip.FileHeader{Name: fil.navn, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := ud.Write(fil.Bytes()); err != nil {
			return err
		}
	}
	return arkiv.Close()
}
