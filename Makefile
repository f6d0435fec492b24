# fokusmaal: `make` lists the targets.

YEAR        ?= 2024
YEARS       ?=
DATA        ?=
OUT         ?= ud
WORKERS     ?= 0
MEMORY      ?=
SCALE       ?= 0.2
FORTOLKNING ?=
MAX_REJECTS ?= 0.1%
YDELSESGRAD ?=
TILSYN_FORRIGE ?=
MILEPAELE   ?=
ACCEPTER    ?=
PERSON_KEY  ?=
KOMMUNE     ?= 0
MAANED      ?=
MAAL        ?=
AGE_RECIPIENT ?=
KONTROL     ?= 1
OVERSKRIV   ?=
NOTE        ?=
HVEM        ?=
UDEN_KONTROL ?=
RUN         ?=
SENEST      ?=
A           ?=
B           ?=
DATA_A      ?=
DATA_B      ?=
GEMTE       ?=
DIFF        ?= 1
PUBLIKATION ?= 1
KUN_AFGOERELSER ?=
PROMETHEUS  ?=
OPENLINEAGE ?=
FUZZTIME    ?= 60s
ADDR        ?= 127.0.0.1:8080
KANDIDAT    ?=
SCALES      ?= 0.1 1 4
REPEAT      ?= 7
PEERS       ?= 1
BENCH_DATA  ?=
ORDER       ?= sorted
UPDATE      ?=

SYNTETISK := data/syntetisk
INPUT     := $(if $(DATA),$(DATA),$(SYNTETISK))

# The key under which the ids of DATA become pseudonyms, for every program that reads them.
KEYED := $(if $(PERSON_KEY),--person-key="$(PERSON_KEY)")

# The most memory that a run takes; by default what the control group allows, else half of the machine's.
BOUNDED := $(if $(MEMORY),--memory="$(MEMORY)")

# The second calculation follows unless KONTROL=0; it covers the standard readings alone.
PROVED := $(if $(filter 0,$(KONTROL)),,$(if $(strip $(FORTOLKNING)),,1))

# What a run and its second calculation are about: YEAR, or YEARS; both, where somebody says both, are refused.
ASKED = $(if $(YEARS),--years="$(YEARS)") $(if $(and $(YEARS),$(filter file,$(origin YEAR))),,--year="$(YEAR)")
# Each year of it, for the shell.
EACH_YEAR = $(if $(YEARS),$$(seq $(subst -, ,$(YEARS))),"$(YEAR)")
# Where the data of two runs are, for fokusmaal diff.
DIFF_DATA = $(if $(DATA_A),--data-a="$(DATA_A)") $(if $(DATA_B),--data-b="$(DATA_B)") $(if $(GEMTE),--gemte="$(GEMTE)")

comma := ,

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@echo "make TARGET [VARIABLE=value …], of all variables: pipeline/README.md; such as"
	@echo "     [YEAR=$(YEAR)] [YEARS=2020-2025] [DATA=folder] [OUT=$(OUT)] [WORKERS=n] [MEMORY=512MiB] [SCALE=$(SCALE)] [FORTOLKNING=R04,R12] [MAX_REJECTS=$(MAX_REJECTS)] [YDELSESGRAD=file] [TILSYN_FORRIGE=file] [MILEPAELE=file] [ACCEPTER=K05:671,K03] [PERSON_KEY=file] [KOMMUNE=671] [MAANED=12] [MAAL=1] [AGE_RECIPIENT=age1…] [KONTROL=0] [DIFF=0] [GEMTE=folder]"
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: pipeline
pipeline: build $(if $(PROVED),kontrol) $(if $(DATA),,country) ## Compute the figures of YEAR, or of all YEARS, from DATA (a synthetic country where none is given)
	@bin/fokusmaal pipeline $(ASKED) --data="$(INPUT)" --out="$(OUT)" --workers="$(WORKERS)" $(BOUNDED) \
		--max-rejects="$(MAX_REJECTS)" --fortolkning="$(FORTOLKNING)" --accepter="$(ACCEPTER)" \
		$(if $(YDELSESGRAD),--ydelsesgrad="$(YDELSESGRAD)") $(if $(TILSYN_FORRIGE),--tilsyn-forrige="$(TILSYN_FORRIGE)") \
		$(if $(MILEPAELE),--milepaele="$(MILEPAELE)") $(KEYED) $(if $(filter 0,$(KONTROL)),--uden-kontrol) $(if $(filter 0,$(PUBLIKATION)),--uden-publikation) $(if $(filter 1,$(KUN_AFGOERELSER)),--kun-afgoerelser)
	@$(if $(PROVED),bin/kontrol --data="$(INPUT)" --out="$(OUT)" $(ASKED) $(KEYED),echo "The second calculation was not run: $(if $(strip $(FORTOLKNING)),it covers the standard readings alone,KONTROL=$(KONTROL))")
	@$(if $(filter 0,$(DIFF)),,for year in $(EACH_YEAR); do \
		if [ -e "$(OUT)/$$year/gaeldende" ]; then \
			bin/fokusmaal diff "$(OUT)/$$year/gaeldende" "$(OUT)/$$year/kandidat" --out="$(OUT)" --workers="$(WORKERS)"$(if $(MEMORY), $(BOUNDED)) $(DIFF_DATA) || exit; \
		else echo "Nothing of $$year is in force to compare the run with"; fi; done)

.PHONY: foelsomhed
foelsomhed: foelsomhed-variables build $(if $(DATA),,country) ## Compute how far the figures of YEAR, and with YDELSESGRAD its tilsyn, depend on each reading of the law (R01-R18), into OUT/foelsomhed
	@bin/fokusmaal foelsomhed --year="$(YEAR)" --data="$(INPUT)" --out="$(OUT)" --workers="$(WORKERS)" $(BOUNDED) \
		--max-rejects="$(MAX_REJECTS)" --accepter="$(ACCEPTER)" \
		$(if $(YDELSESGRAD),--ydelsesgrad="$(YDELSESGRAD)") $(if $(TILSYN_FORRIGE),--tilsyn-forrige="$(TILSYN_FORRIGE)") $(KEYED)

.PHONY: forklar
forklar: forklar-variables build ## Explain the figures of KOMMUNE (code or name; 0 = Hele landet) in YEAR; MAANED=12 takes a month apart, MAAL=1 is one fokusmål
	@bin/fokusmaal forklar --kommune="$(KOMMUNE)" --year="$(YEAR)" --maaned="$(MAANED)" $(if $(MAAL),--maal="$(MAAL)") \
		--data="$(INPUT)" --out="$(OUT)" --workers="$(WORKERS)" $(BOUNDED) $(KEYED)

# A variable that a target would pass over in silence is refused: target, variables, why.
refuse = $(foreach variable,$(2),$(if $(strip $($(variable))),echo "make $(1) takes no $(variable): $(3)" >&2; exit 2;))
.PHONY: foelsomhed-variables forklar-variables
foelsomhed-variables:
	@$(call refuse,foelsomhed,FORTOLKNING,it tries every reading in its alternative. Leave it out.)
	@$(call refuse,foelsomhed,MILEPAELE YEARS,it asks about the figures and the tilsyn of one YEAR. Leave it out: it belongs to make pipeline.)
forklar-variables:
	@$(call refuse,forklar,FORTOLKNING,it explains the latest run under the readings of that run. Leave it out: it belongs to make pipeline.)
	@$(call refuse,forklar,YDELSESGRAD TILSYN_FORRIGE MILEPAELE YEARS,it explains the figures of the latest run of YEAR. Leave it out: it belongs to make pipeline.)

# A run under readings of one's own choice has no legal effect, so nobody's cases are gone
# through because of it.
.PHONY: sagsgennemgang sagsgennemgang-variables
sagsgennemgang: sagsgennemgang-variables build ## Write whose cases KOMMUNE, under administration, goes through after YEAR: a file encrypted to AGE_RECIPIENT=age1…, into OUT/sagsgennemgang
	@bin/fokusmaal sagsgennemgang --year="$(YEAR)" --kommune="$(KOMMUNE)" --age-recipient="$(AGE_RECIPIENT)" --out="$(OUT)"
sagsgennemgang-variables:
	@$(call refuse,sagsgennemgang,FORTOLKNING,a run under other readings has no legal effect. Leave it out.)
	@$(call refuse,sagsgennemgang,PERSON_KEY,it reads the pseudonyms of the latest run of YEAR and no id. Leave it out: it belongs to make pipeline.)
	@$(call refuse,sagsgennemgang,MAANED MAAL DATA,it is about both fokusmål in December of the latest run of YEAR. Leave it out.)
	@$(call refuse,sagsgennemgang,YDELSESGRAD TILSYN_FORRIGE MILEPAELE YEARS,it reads what the latest run of YEAR decided. Leave it out: it belongs to make pipeline.)

.PHONY: leverance
leverance: build ## Write DATA/leverance.json, the manifest that every run holds the files against; OVERSKRIV=1 replaces one that differs
	@bin/fokusmaal leverance --data="$(INPUT)" --workers="$(WORKERS)" $(if $(filter 1,$(OVERSKRIV)),--overskriv)

# What is done to one year is not done to another because the right variable was not named.
.PHONY: one-year
one-year:
	@$(call refuse,$(firstword $(MAKECMDGOALS)),YEARS,it is about one YEAR. Leave it out, and go year by year.)

# The note is handed over in the environment: it may hold what a shell or make would read.
.PHONY: publicer
publicer: export FOKUSMAAL_NOTE = $(value NOTE)
publicer: one-year build ## Put the latest run of YEAR in force, NOTE="why"; UDEN_KONTROL=1 without a second calculation, HVEM=who, RUN=the run that was looked at
	@bin/fokusmaal publicer --year="$(YEAR)" --out="$(OUT)" --note="$$FOKUSMAAL_NOTE" $(if $(HVEM),--hvem="$(HVEM)") $(if $(RUN),--run="$(RUN)") $(if $(filter 1,$(UDEN_KONTROL)),--uden-kontrol)

.PHONY: diff
diff: one-year build ## Say what is different in run B (kandidat) of YEAR from run A (gaeldende), and why: A=folder B=folder, DATA_A DATA_B or GEMTE=where deliveries are kept
	@bin/fokusmaal diff "$(if $(A),$(A),$(OUT)/$(YEAR)/gaeldende)" "$(if $(B),$(B),$(OUT)/$(YEAR)/kandidat)" --out="$(OUT)" --workers="$(WORKERS)"$(if $(MEMORY), $(BOUNDED)) $(DIFF_DATA)

.PHONY: verify
verify: one-year build ## Hold OUT/YEAR against its own records: files, formats, sums, publications
	@bin/fokusmaal verify "$(OUT)/$(YEAR)"

.PHONY: status
status: one-year build ## Say what the latest run of YEAR is and what is in force; SENEST=36h is how old a run may be, PROMETHEUS=file OPENLINEAGE=file
	@bin/fokusmaal status --year="$(YEAR)" --out="$(OUT)" $(if $(SENEST),--senest="$(SENEST)") $(if $(PROMETHEUS),--prometheus="$(PROMETHEUS)") $(if $(OPENLINEAGE),--openlineage="$(OPENLINEAGE)")

# All that is in force, unless somebody names a year; YEAR has a value of its own here.
.PHONY: serve serve-variables
serve: serve-variables build ## Answer over HTTP at ADDR with what is in force in OUT, of all years or YEAR=2023,2024: the site and Jobindsats' API; KANDIDAT=1 the latest runs instead
	@bin/fokusmaal serve --addr="$(ADDR)" --out="$(OUT)" $(if $(filter file,$(origin YEAR)),,--year="$(YEAR)") $(if $(filter 1,$(KANDIDAT)),--kandidat)
serve-variables:
	@$(call refuse,serve,YEARS,it takes years by name. Say YEAR=2023$(comma)2024$(comma) or leave it out: all that are in force.)

.PHONY: build
build: ## Build bin/fokusmaal, without cgo (the first time a minute or more, for its libraries)
	@CGO_ENABLED=0 go build -trimpath -o bin/fokusmaal ./pipeline

# The country is made anew when it was made here with another SCALE, and takes the place
# of the old one when it is whole; a folder that somebody else put there is left alone.
.PHONY: country
country: build ## Make the synthetic country in data/syntetisk, if it is not there
	@if [ ! -d $(SYNTETISK) ] || { [ -f $(SYNTETISK)/.skala ] && [ "$$(cat $(SYNTETISK)/.skala)" != "$(SCALE)" ]; }; then \
		rm -rf $(SYNTETISK).ny && \
		bin/fokusmaal syntetisk --out=$(SYNTETISK).ny --scale="$(SCALE)" --from=2018-01 --to=2025-12 >/dev/null && \
		bin/fokusmaal leverance --data=$(SYNTETISK).ny >/dev/null && \
		echo "$(SCALE)" > $(SYNTETISK).ny/.skala && \
		rm -rf $(SYNTETISK) && mv $(SYNTETISK).ny $(SYNTETISK) && \
		echo "A synthetic country of scale $(SCALE), 2018-2025, is in $(SYNTETISK)"; fi

.PHONY: kontrol
kontrol: ## Build bin/kontrol, the second calculation, with cgo for DuckDB (the first time minutes)
	@CGO_ENABLED=1 go build -trimpath -o bin/kontrol ./pipeline/kontrol

.PHONY: test
test: ## Run all tests
	go test ./... -timeout 30m

# The libraries are pinned in package-lock.json; chromium is the one of the machine.
.PHONY: browser
browser: ## Open every page of the report site in chromium: requests, figures, sorting, screen readers, phones (needs chromium, node, npm; a minute)
	@npm ci --prefix stages/site/browser --no-audit --no-fund --silent
	PROEV=browser go test ./stages/site -run 'TestThePagesInARealBrowser' -count=1 -v -timeout 60m

.PHONY: check
check: ## Formatting, vet, staticcheck, fresh generated files, every branch of lov and spells taken both ways, and the guard
	@unformatted="$$(gofmt -l pipeline schemas stages)"; \
	if [ -n "$$unformatted" ]; then echo "not formatted (run gofmt -w):" $$unformatted; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	go test ./schemas ./stages/lov ./stages/kontroller -run 'TestSCHEMAS|TestREGLER|TestAENDRINGER|TestKONTROLLER' -count=1
	PROEV=grene go test ./stages/lov -run 'TestEveryBranch' -count=1
	@$(MAKE) --no-print-directory guard UPDATE=

.PHONY: generate
generate: ## Write the generated files anew: SCHEMAS.md, of the law REGLER.md and AENDRINGER.md, and KONTROLLER.md
	UPDATE=1 go test ./schemas ./stages/lov ./stages/kontroller -run 'TestSCHEMAS|TestREGLER|TestAENDRINGER|TestKONTROLLER' -count=1

# Without npm, or without its registry, the part without the peers is made, and says so.
.PHONY: bench
bench: ## Speed, beside decoding alone, DuckDB and Polars, into BENCHMARKS.md: SCALES="0.1 1 4" REPEAT=7 PEERS=0 BENCH_DATA=folder (half an hour)
	@peers="$(PEERS)"; if [ "$$peers" = 1 ] && ! npm install --no-save --prefix pipeline/bench --no-audit --no-fund --silent; then \
		peers="npm install in pipeline/bench fails"; echo "make bench: $$peers; DuckDB and Polars are not measured" >&2; fi; \
	PROEV=bench SCALES="$(SCALES)" REPEAT="$(REPEAT)" PEERS="$$peers" BENCH_DATA="$(if $(BENCH_DATA),$(abspath $(BENCH_DATA)))" \
		go test ./pipeline -run 'TestTheSpeedIsMeasured' -count=1 -v -timeout 300m

.PHONY: profile
profile: ## Where the time and the memory of a run go, by stage, into BENCHMARKS.md: ORDER=sorted|shuffled SCALE; profiles stay in profil/
	PROEV=profile ORDER="$(ORDER)" SCALE="$(SCALE)" go test ./pipeline -run 'TestWhereTheTimeGoes' -count=1 -v -timeout 60m

# Skipped tests and what is not judged are only told with -v.
.PHONY: guard
guard: ## Is decoding or counting dearer than it was, in objects, bytes and instructions? UPDATE=1 sets the limits anew
	@PROEV=guard UPDATE="$(UPDATE)" go test ./pipeline -run 'TestCountingCosts' -count=1 -v

.PHONY: mutation
mutation: ## Change lov and spells in one place at a time and run their tests: the share that is noticed (an hour)
	PROEV=mutanter go test ./stages/lov -run 'TestTheTestsKill' -count=1 -timeout 120m

.PHONY: faults
faults: ## Kill a run, or let it fail, at every call that writes, syncs, renames, links or opens (needs strace; three minutes)
	PROEV=faults go test ./pipeline -run 'TestEveryFaultPointIsSafe|TestEveryFileIsOnTheDisk' -count=1 -v -timeout 60m

.PHONY: damage
damage: ## The other faults: of a publication, at random, full disks, little memory, damaged files (needs strace; five minutes)
	PROEV=faults go test ./pipeline -run 'TestEveryDamage|TestADamageWithout|TestEveryFaultPointOfAPublication|TestARunThatIsKilled|TestAFullDisk|TestADiskThatIsFull|TestARunWithLittle' -count=1 -v -timeout 60m

# Every target there is, found by its name; what breaks a reader is kept below testdata/fuzz.
.PHONY: fuzz
fuzz: ## Give every reader damaged and made-up files, FUZZTIME=60s for each fuzz target
	@grep -rHoE '^func Fuzz[A-Za-z]+' --include='*_test.go' stages | sed -E 's|/[^/]*:func | |' | while read -r folder target; do \
		echo "$$folder $$target"; \
		go test "./$$folder" -run '^$$' -fuzz "^$$target$$" -fuzztime "$(FUZZTIME)" -fuzzminimizetime 5s || exit; done

.PHONY: clean
clean: ## Remove what was built and the synthetic country made here, not the results
	rm -rf bin $(SYNTETISK).ny
	@if [ -f $(SYNTETISK)/.skala ]; then rm -rf $(SYNTETISK); fi
