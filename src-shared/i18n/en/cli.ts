// English messages: the command line (cli.*): what its commands are, what they say.
export const cli = {
  'cli.about':
    'Offline results-based workplans: plan, report, exchange, consolidate, print. This is the command line; it also opens the application in a browser.',
  'cli.statuses':
    'Exit status: 0 done; 1 failed; 2 wrong usage; 3 refused input (a package or file that is not\nvalid, not signed by a known key, or for another strategy), with nothing changed.',
  'cli.example': 'Example:',
  'cli.not_period': 'Expected a year or a quarter, such as 2021 or 2021Q2.',
  'cli.whole_number': 'Expected a whole number from {low} to {high}.',

  'cli.help.demo':
    'Play the whole cycle on sample data: HQ and office workspaces, setup packages, a quarter of edits, submissions, import at HQ, returns, reports.',
  'cli.help.new': 'Create a workspace.',
  'cli.help.info': 'Say whose workspace this is, what it holds and which packages came last.',
  'cli.help.package': 'Make a package for HQ or for an office.',
  'cli.help.inspect':
    'Say what a package is, who signed it and what it holds; check every hash and the signature.',
  'cli.help.import':
    'Take packages, each all or nothing, in any order; a folder stands for those in it. Print new, changed, same, conflicts and problems.',
  'cli.help.take-back':
    'Take an import out again, as long as nothing builds on it. PACKAGE is its file, or its id (waymark info).',
  'cli.help.conflicts':
    'List what two people set without seeing each other; with --by, choose for all of them by a rule.',
  'cli.help.peers':
    'List the keys that are accepted here; revoke a lost computer, accept a key, change the own key.',
  'cli.help.report':
    'Write a report: status of an office, the portfolio, parity, or the annual assessment.',
  'cli.help.explain':
    'Say how a figure was made: its rule, the cells it came from, the offices that are not in it. KEY is the key that the figure has in --json (how.key); - reads it from standard input.',
  'cli.help.history': 'Print every change of a row or of a cell.',
  'cli.help.compare':
    'Compare two versions of a plan field by field: with what it was, or with another workplan.',
  'cli.help.check':
    'Check the file: SQLite integrity, foreign keys, and that the tables equal the replayed journal.',
  'cli.help.backups':
    'List the copies that are kept of a workspace; also when the file cannot be opened any more.',
  'cli.help.restore':
    'Put a copy in the place of a workspace. The file that is there is kept beside it.',
  'cli.help.rescue':
    'Save what can still be read of a damaged workspace into a new file, and name the rest.',
  'cli.help.serve': 'Open the application in a browser on this machine.',
  'cli.help.key':
    'Print the minisign public key of this workspace, its fingerprint and its age recipient.',
  'cli.help.call': 'Call any operation of the contract, for scripts.',

  'cli.example.demo': '  waymark demo out --offices 19 --seed 1',
  'cli.example.new':
    '  waymark new hq.waymark --role hq --sample\n  waymark new mali.waymark --role field --setup MLI-setup.wmpkg --trust "1a2b 3c4d …"',
  'cli.example.info': '  waymark info hq.waymark --json',
  'cli.example.package':
    '  waymark package hq.waymark --kind setup --office MLI --out MLI-setup.wmpkg\n  waymark package mali.waymark --kind submission --period 2021Q2 --out MLI-2021Q2.wmpkg',
  'cli.example.inspect': '  waymark inspect MLI-2021Q2.wmpkg --identity key.txt',
  'cli.example.import':
    '  waymark import hq.waymark MLI-2021Q2.wmpkg --dry-run\n  waymark import hq.waymark mails/ --json',
  'cli.example.take-back': '  waymark take-back hq.waymark MLI-2021Q2.wmpkg',
  'cli.example.conflicts':
    '  waymark conflicts hq.waymark --office MLI\n  waymark conflicts hq.waymark --by latest --dry-run',
  'cli.example.peers':
    '  waymark peers hq.waymark --revoke 018f…\n  waymark peers hq.waymark --accept MLI-2021Q2.wmpkg --trust "1a2b 3c4d …"',
  'cli.example.report':
    '  waymark report hq.waymark --kind status --office MLI --period 2021Q2 --out mali.pdf',
  'cli.example.explain':
    '  waymark explain hq.waymark \'{"figure":"people.share","date":"2021-06-30"}\'\n  waymark report hq.waymark --kind parity --json | jq .data.total.share.how.key | waymark explain hq.waymark -',
  'cli.example.history': '  waymark history hq.waymark --row 018f… --field value',
  'cli.example.compare':
    '  waymark compare hq.waymark --plan WP-SSD --since 2021Q1\n  waymark compare hq.waymark --plan WP-SSD --with WP-SDN --json',
  'cli.example.check': '  waymark check hq.waymark',
  'cli.example.backups': '  waymark backups hq.waymark',
  'cli.example.restore':
    '  waymark restore hq.waymark 2021-07-10.waymark\n  waymark restore hq.waymark /media/usb/hq-copy.waymark',
  'cli.example.rescue': '  waymark rescue hq.waymark --out hq-rescued.waymark',
  'cli.example.serve': '  waymark serve hq.waymark --port 8080 --no-open',
  'cli.example.key': '  waymark key hq.waymark',
  'cli.example.call':
    '  waymark call hq.waymark dashboard.get \'{"period":"2021Q2"}\'\n  waymark call --list',

  'cli.option.help': 'print this help',
  'cli.option.version': 'print the version',
  'cli.option.json': 'print one JSON document on stdout and nothing else',
  'cli.option.offices': 'how many field offices take part',
  'cli.option.seed': 'the same seed gives the same data',
  'cli.option.scale': 'multiply the indicators and activities of each office',
  'cli.option.role': 'whose workspace',
  'cli.option.sample': 'fill it with the sample strategy',
  'cli.option.sample_office': 'with --sample --role field: which office, by code',
  'cli.option.setup':
    'for a field workspace: the setup package that HQ sent, or a transfer package of a colleague',
  'cli.option.trust_each':
    'accept the signing key with this fingerprint, compared by telephone (its letters and digits, its digits, or its words); once for each new sender',
  'cli.option.trust':
    'accept the signing key with this fingerprint, compared by telephone: its letters and digits, its digits, or its words',
  'cli.option.title': 'title of a new strategy',
  'cli.option.from': 'first year of a new strategy',
  'cli.option.to': 'last year of a new strategy',
  'cli.option.person': 'who types in this workspace',
  'cli.option.kind': 'what the package is for',
  'cli.option.office': 'code of the office',
  'cli.option.compare_plan': 'code of the workplan; without it the office’s own',
  'cli.option.compare_with': 'code of the workplan to compare it with',
  'cli.option.compare_since':
    'what the plan was: a day (2021-06-30), a period whose report was sent (2021Q1), or the id of a package before it was taken',
  'cli.option.compare_until': 'until then instead of now, in the same way',
  'cli.option.compare_reports': 'compare also what was reported',
  'cli.option.period': 'reporting period, for example 2021Q2 or 2021',
  'cli.option.period_submitted':
    'reporting period; a submission with a period submits that period, unless --plain',
  'cli.option.words': 'what HQ should know about the submission',
  'cli.option.out': 'where to write the package',
  'cli.option.plain': 'do not seal it: for people who must look inside',
  'cli.option.armour': 'as text for the body of an e-mail',
  'cli.option.passphrase_file': 'file whose first line is the passphrase that seals or opens it',
  'cli.option.settled': 'those that somebody settled',
  'cli.option.by':
    'settle them all: by the office whose row it is, by HQ, as shown now, or by the latest',
  'cli.option.revoke': 'take nothing from this computer any more, and seal nothing to it',
  'cli.option.accept': 'accept the signer of a package, or a revoked site again; needs --trust',
  'cli.option.new_key': 'make new keys; the old key vouches for the new one',
  'cli.option.identity': 'file with the secret key (AGE-SECRET-KEY-…) that opens it',
  'cli.option.dry_run': 'say what would change and change nothing',
  'cli.option.report_kind': 'what it is about; status is of one office, parity of one or all',
  'cli.option.sections': 'only these sections, with commas between them',
  'cli.option.public': 'parity: hide counts under five, and what would give them away',
  'cli.option.cells': 'with --json: the cells that each figure came from',
  'cli.option.lang': 'language of the report',
  'cli.option.out_rescue': 'where to write the new workspace; there must be no file yet',
  'cli.option.out_report': 'where to write it: X.pdf or X.html; with --json it may be left out',
  'cli.option.row': 'id of the row',
  'cli.option.field': 'only this field',
  'cli.option.port': 'port on the loopback address; 0 or none: a free one',
  'cli.option.no_open': 'do not start a browser',
  'cli.option.list': 'print all operations with their schemas',
  'cli.option.call_file': 'the file that the operation takes',
  'cli.option.call_out': 'where to write the file that the operation answers with',

  'cli.failed': 'That did not work: {detail}. Nothing else is known about it.',
  'cli.no_file': 'There is no file {file}. Nothing was changed. Check the name.',
  'cli.no_passphrase': 'The first line of {file} is empty: there is no passphrase in it.',
  'cli.cannot_read':
    '{file} cannot be read ({code}). Nothing was changed. Check that it is a file and that you may read it.',
  'cli.cannot_write':
    '{file} cannot be written ({code}). Check that its folder is there and that you may write in it.',
  'cli.explain.not_key':
    'This is not the key of a figure: {detail}. Take how.key as it stands in a document of --json.',
  'cli.explain.head.where': 'Where',
  'cli.explain.head.row': 'Row',
  'cli.explain.head.when': 'When',
  'cli.explain.head.value': 'Value',
  'cli.changes': '{changes, plural, one {# change} other {# changes}}',
  'cli.direction.made': 'made',
  'cli.direction.read': 'read',
  'cli.direction.taken_back': 'taken back',
  'cli.severity.error': 'error:',
  'cli.severity.warning': 'warning:',
  'cli.severity.info': 'note:',

  'cli.info.office': '{office} ({code}), {role, select, hq {HQ workspace} other {field workspace}}',
  'cli.info.strategy': '{title}, {from} to {to}',
  'cli.info.person': 'Entered by {person}',
  'cli.info.size':
    '{changes, plural, one {# change} other {# changes}} in the journal, {conflicts, plural, =0 {no conflicts} one {# conflict} other {# conflicts}}, {kilobytes, number} KB, schema version {schema}',
  'cli.info.backup':
    'This is a backup ({at}{of, select, none {} other {, of {of}}}). It is only read; put it back with waymark restore.',
  'cli.info.packages': 'Last packages:',
  'cli.info.completeness': 'Reports of {period}:',
  'cli.info.filled': '{filled, number} of {expected, number}',
  'cli.info.stands':
    '{state, select, draft {{timeliness, select, none {missing} other {not yet}}} submitted {submitted} returned {returned} accepted {accepted} locked {locked} other {{state}}}{timeliness, select, late {, late} on_time {, on time} other {}}',
  'cli.info.head.office': 'office',
  'cli.info.head.filled': 'filled',
  'cli.info.head.declared': 'declared empty',
  'cli.info.head.empty': 'empty',
  'cli.info.head.errors': 'errors',
  'cli.info.head.warnings': 'warnings',
  'cli.info.head.notes': 'notes',
  'cli.info.head.state': 'report',

  'cli.new.made':
    'Made {file}: {role, select, hq {HQ workspace} other {field workspace}} of {office}.',
  'cli.new.field_needs_setup':
    'A field workspace starts from the setup package that HQ sent: add --setup PKG (or --sample to look around).',
  'cli.new.setup_is_for_field': 'A setup package makes a field workspace: use --role field.',
  'cli.new.sample_or_setup': 'Use --sample or --setup, not both.',
  'cli.new.office_needs_sample':
    '--office chooses a sample office and needs --sample; a setup package names its office itself.',

  'cli.package.made':
    'Made {out}: {kind, select, setup {setup package} submission {submission} return {return package} other {package}} for {office}, {changes, plural, one {# change} other {# changes}}, {bytes, number} bytes.',

  'cli.inspect.what':
    '{kind, select, setup {Setup package} submission {Submission} return {Return package} transfer {Transfer package} other {Package}} from {from} to {to}{period, select, none {} other {, {period}}}',
  'cli.inspect.strategy': 'Strategy: {title}',
  'cli.inspect.made': 'Made at {at} with Waymark {version}',
  'cli.inspect.signer': 'Signed by {fingerprint}',
  'cli.inspect.words': 'In words:  {words}',
  'cli.inspect.digits': 'In digits: {digits}',
  'cli.inspect.verified':
    'All hashes and the signature are right. {sealed, select, yes {Sealed} other {Not sealed}}, {bytes, number} bytes.',
  'cli.inspect.no_identity':
    'There is no secret key (AGE-SECRET-KEY-…) in {file}. Nothing was opened.',

  'cli.import.taken':
    '{file}: {kind} from {office}{period, select, none {} other { for {period}}}: {result, select, applied {taken} already_known {taken before, nothing to do} dry_run {looked at only, nothing changed} other {done}}',
  'cli.import.effect':
    '  {fresh, plural, one {# new row} other {# new rows}}, {changed, plural, one {# changed field} other {# changed fields}}, {same} the same, {conflicts, plural, =0 {no conflicts} one {# conflict} other {# conflicts}}, {problems, plural, =0 {no problems} one {# problem} other {# problems}}',
  'cli.import.entity': '{fresh} new, {changed} changed, {conflicts} in conflict',
  'cli.import.late':
    '  {late, plural, one {# value} other {# values}} of a period that is accepted or locked: taken, please look at it',
  'cli.import.all': '{taken} of {all} taken.',
  'cli.import.all.trial':
    '{taken} of {all} would be taken. This was a trial run: nothing was changed.',
  'cli.import.waits':
    '{file}: would be taken after {others}, which brings what it builds on. What it would change can be seen only then.',
  'cli.import.none': 'There is no package in {folder}. Nothing was changed.',
  'cli.import.refused': '{file}: {message}',

  'cli.take_back.done':
    'Taken back: {changes, plural, one {# change} other {# changes}} of {rows, plural, one {# row} other {# rows}}. The package can be taken again.',
  'cli.conflicts.none': 'No conflicts.',
  'cli.conflicts.before': '    before: {value}',
  'cli.conflicts.by':
    '{trial, select, yes {Would settle} other {Settled}} {chosen}; {skipped, plural, =0 {none is left} other {# left, for which the rule names no single value}}.',
  'cli.peers.of': '{office}, {fingerprint}',
  'cli.peers.none': 'No key has been accepted here yet.',
  'cli.peers.accepted': 'accepted {day} by {by}',
  'cli.peers.revoked': 'revoked {day}',
  'cli.peers.needs_trust':
    'Accepting a key needs its fingerprint, compared by telephone: add --trust FINGERPRINT.',

  'cli.report.made':
    'Made {out}: {kind, select, portfolio {report of the portfolio} parity {parity report} assessment {assessment} other {status report}}, {period}.',
  'cli.report.ending': '{out} must end in .pdf or .html.',
  'cli.report.out': 'Say where to write it: add --out X.pdf or X.html, or --json for the data.',
  'cli.report.section': 'There is no section {section} in this report. There are: {known}.',
  'cli.report.public': 'Only the parity report has a public version.',
  'cli.report.office': 'A status report at HQ needs an office: add --office CODE.',
  'cli.compare.needs': 'Say with what: --since MOMENT, or --with CODE for another workplan.',
  'cli.compare.plan': 'Say which workplan: --plan with one of {codes}.',
  'cli.compare.unknown': 'There is no workplan {code}. There are: {codes}.',
  'cli.compare.of': '{before} and {after}:',
  'cli.compare.now': '{code} now',
  'cli.report.period': 'No reporting period is open: add --period, for example 2021Q2.',

  'cli.history.of': '{entity} {row}',
  'cli.history.created': 'created',
  'cli.history.past': '(overwritten)',

  'cli.check.ok':
    'The file is whole: {rows, plural, one {# row} other {# rows}} equal the replay of {changes, plural, one {# change} other {# changes}}.',
  'cli.check.bad':
    '{findings, plural, one {# finding} other {# findings}} in {rows, plural, one {# row} other {# rows}} and {changes, plural, one {# change} other {# changes}}. Keep the file and open the latest backup.',

  'cli.backups.in': 'Copies in {folder}:',
  'cli.backups.none': 'There are no copies of this workspace yet (they would be in {folder}).',
  'cli.backups.kind.daily': 'of that day',
  'cli.backups.kind.import': 'before packages were taken',
  'cli.backups.kind.migration': 'before the file was upgraded',
  'cli.restore.done':
    '{file} is now what {backup} was ({office}). {role, select, hq {Send each office a package, and take the next one from there} other {Send HQ a package, and take the next one from there}}: what was exchanged since comes back with it.',
  'cli.restore.kept': 'The file that was there is kept beside it: {kept}',
  'cli.rescue.done':
    'Made {out} of {office}: {rows, plural, one {# row} other {# rows}}, {changes, plural, one {# change} other {# changes}} of the journal, {entered, plural, =0 {no value} one {# value} other {# values}} entered again from the tables. {file} was left as it is.',
  'cli.rescue.whole': 'Nothing is missing.',
  'cli.rescue.pages':
    '{damaged, plural, one {# page} other {# pages}} of {pages, plural, one {# page} other {# pages}} could not be read.',
  'cli.rescue.lost': 'Not saved:',
  'cli.rescue.unnamed':
    'Nothing is known to be missing; what has left no trace cannot be named. Compare with the last report that was sent.',
  'cli.rescue.backup':
    'The backup of {at} holds {more, plural, one {# change} other {# changes}} more than could be saved (waymark backups, waymark restore).',
  'cli.rescue.lost.changes':
    'changes {from} to {to} of {stream} ({office}): what others have of them comes back with their next package',
  'cli.rescue.lost.row': '{entity} {row}: {name}',
  'cli.rescue.lost.table': 'entries of {table}: {count, number}',
  'cli.key.fingerprint': 'Fingerprint: {fingerprint}',
  'cli.key.words': 'In words:    {words}',
  'cli.key.digits': 'In digits:   {digits}',
  'cli.key.age': 'age recipient: {age}',

  'cli.serve.running': 'The application runs until you press Ctrl+C.',
  'cli.serve.not_built':
    'The screens have not been built yet. Run `npm run build` in the project, then try again.',
  'cli.serve.port': 'Port {port} cannot be used. Choose another one, or leave --port out.',
  'cli.serve.no_browser': 'No browser could be started; open the address yourself.',

  'cli.call_needs':
    'Say which workspace and which operation: waymark call FILE OPERATION [JSON]. `waymark call --list` prints the operations.',
  'cli.call.unknown':
    'There is no operation {operation}. `waymark call --list` prints all of them.',
  'cli.call.not_json': 'The input is not JSON: {detail}',

  'cli.demo.not_empty':
    'The folder {folder} is not empty. Nothing was changed. Choose a new folder for the demo.',
  'cli.demo.hq':
    'HQ: sample strategy, global workplan and {offices, plural, one {# field workplan} other {# field workplans}}',
  'cli.demo.setup': 'HQ makes {offices, plural, one {# setup package} other {# setup packages}}',
  'cli.demo.office': '{office}: set up, {period} entered',
  'cli.demo.submit': '{office}: submitted',
  'cli.demo.blocked':
    '{office}: the report is held back ({errors, plural, one {# error} other {# errors}}, {unexplained, plural, one {# warning} other {# warnings}} without an explanation); corrected and sent',
  'cli.demo.import': 'HQ takes the packages of the offices',
  'cli.demo.decide': 'HQ accepts and returns',
  'cli.demo.return': '{office}: takes the answer of HQ',
  'cli.demo.report': 'Report: {name}',
  'cli.demo.no_pdf':
    'No Chromium was found on this machine, so the reports are left as HTML pages.',
  'cli.demo.done':
    'The demo is in {dir}: HQ and {offices, plural, one {# office} other {# offices}}, {packages, plural, one {# package} other {# packages}}, {reports, plural, one {# report} other {# reports}}, summary.json.',
} as const satisfies Record<string, string>
