// Binds the schema of a package as Pulumi does, and writes its SDKs with Pulumi's own generators.
//
//	go run . SCHEMA.json FOLDER
//
// Whatever the schema library has to say about the schema, be it only a warning, ends it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

type files = map[string][]byte

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: codegen SCHEMA.json FOLDER"))
	}
	text, err := os.ReadFile(os.Args[1])
	fail(err)
	generators := map[string]func(*schema.Package) (files, error){
		"go": func(p *schema.Package) (files, error) {
			return gogen.GeneratePackage("offsite", p, nil)
		},
		"nodejs": func(p *schema.Package) (files, error) {
			return nodejs.GeneratePackage("offsite", p, nil, nil, false, nil)
		},
		"python": func(p *schema.Package) (files, error) {
			return python.GeneratePackage("offsite", p, nil, nil)
		},
	}
	for language, generate := range generators {
		// A generator writes into the package that it is given.
		var spec schema.PackageSpec
		fail(json.Unmarshal(text, &spec))
		bound, found, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
		fail(err)
		for _, diagnostic := range found {
			fail(diagnostic)
		}
		written, err := generate(bound)
		fail(err)
		for name, content := range written {
			path := filepath.Join(os.Args[2], language, name)
			fail(os.MkdirAll(filepath.Dir(path), 0o755))
			fail(os.WriteFile(path, content, 0o644))
		}
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
