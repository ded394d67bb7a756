// The commands and their options as commander sees them. Texts come from the catalogue; what a
// command does is in commands/, loaded when it is asked for.
import { Command, InvalidArgumentError, Option } from 'commander'
import { isPeriod } from '#domain/periods.ts'
import { cli } from '#i18n/en/cli.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { createOutput, type Output, type Streams } from './output.ts'
import { STATUS, type Status, Stop } from './status.ts'

type Text = keyof typeof cli

function help(id: string): string {
  return cli[`cli.${id}` as Text]
}

function whole(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(
        help('whole_number').replace('{low}', String(low)).replace('{high}', String(high)),
      )
    }
    return value
  }
}

function period(text: string): string {
  if (!isPeriod(text)) throw new InvalidArgumentError(help('not_period'))
  return text
}

/** An option that may be given several times. */
function each(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}

export type Ended = (status: Status) => void

export function createProgram(streams: Streams, ended: Ended): Command {
  const program = new Command('waymark')
    .description(help('about'))
    .version(manifest.version, '--version', help('option.version'))
    .helpOption('-h, --help', help('option.help'))
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
  program.addHelpText('after', `\n${help('statuses')}`)

  function command(name: string, args: string): Command {
    return program
      .command(`${name} ${args}`.trim())
      .description(help(`help.${name}`))
      .helpOption('-h, --help', help('option.help'))
      .option('--json', help('option.json'))
      .addHelpText('after', `\n${help('example')}\n${help(`example.${name}`)}`)
      .exitOverride()
      .configureOutput({ writeOut: streams.out, writeErr: streams.err })
  }
  function option(flags: string, id: string): Option {
    return new Option(flags, help(`option.${id}`))
  }
  async function outputFor(options: { json?: boolean }): Promise<Output> {
    return createOutput(options.json === true, streams)
  }

  command('demo', '<dir>')
    .addOption(option('--offices <n>', 'offices').argParser(whole(1, 19)).default(19))
    .addOption(option('--seed <n>', 'seed').argParser(whole(1, 1_000_000)).default(1))
    .addOption(option('--scale <k>', 'scale').argParser(whole(1, 20)).default(1))
    .action(async (dir: string, options) => {
      const { demo } = await import('./commands/demo.ts')
      await demo(dir, options, await outputFor(options))
    })

  command('new', '<file>')
    .addOption(option('--role <role>', 'role').choices(['hq', 'field']).makeOptionMandatory())
    .addOption(option('--sample', 'sample'))
    .addOption(option('--office <code>', 'sample_office'))
    .addOption(option('--setup <pkg>', 'setup'))
    .addOption(option('--trust <fingerprint>', 'trust'))
    .addOption(option('--title <text>', 'title'))
    .addOption(option('--from <year>', 'from').argParser(whole(2000, 2100)))
    .addOption(option('--to <year>', 'to').argParser(whole(2000, 2100)))
    .addOption(option('--person <name>', 'person'))
    .addOption(option('--passphrase-file <path>', 'passphrase_file'))
    .action(async (file: string, options) => {
      const { newWorkspace } = await import('./commands/new.ts')
      await newWorkspace(file, options, await outputFor(options))
    })

  command('info', '<file>').action(async (file: string, options) => {
    const { info } = await import('./commands/info.ts')
    await info(file, await outputFor(options))
  })

  command('package', '<file>')
    .addOption(
      option('--kind <kind>', 'kind')
        .choices(['setup', 'submission', 'return', 'transfer'])
        .makeOptionMandatory(),
    )
    .addOption(option('--office <code>', 'office'))
    .addOption(option('--period <period>', 'period_submitted').argParser(period))
    .addOption(option('--words <text>', 'words'))
    .addOption(option('--out <pkg>', 'out').makeOptionMandatory())
    .addOption(option('--plain', 'plain'))
    .addOption(option('--armour', 'armour'))
    .addOption(option('--passphrase-file <path>', 'passphrase_file'))
    .action(async (file: string, options) => {
      const { makePackage } = await import('./commands/package.ts')
      await makePackage(file, options, await outputFor(options))
    })

  command('inspect', '<pkg>')
    .addOption(option('--identity <keyfile>', 'identity'))
    .addOption(option('--passphrase-file <path>', 'passphrase_file'))
    .action(async (file: string, options) => {
      const { inspect } = await import('./commands/inspect.ts')
      await inspect(file, options, await outputFor(options))
    })

  command('import', '<file> <pkg...>')
    .addOption(option('--dry-run', 'dry_run'))
    .addOption(option('--trust <fingerprint>', 'trust_each').argParser(each).default([], ''))
    .addOption(option('--passphrase-file <path>', 'passphrase_file'))
    .action(async (file: string, packages: string[], options) => {
      const { importPackages } = await import('./commands/import.ts')
      ended(await importPackages(file, packages, options, await outputFor(options)))
    })

  command('take-back', '<file> <package>').action(async (file: string, id: string, options) => {
    const { takeBack } = await import('./commands/take-back.ts')
    await takeBack(file, id, await outputFor(options))
  })

  command('conflicts', '<file>')
    .addOption(option('--office <code>', 'office'))
    .addOption(option('--settled', 'settled'))
    .addOption(option('--by <rule>', 'by').choices(['owner', 'hq', 'shown', 'latest']))
    .addOption(option('--dry-run', 'dry_run'))
    .action(async (file: string, options) => {
      const { conflicts } = await import('./commands/conflicts.ts')
      await conflicts(file, options, await outputFor(options))
    })

  command('peers', '<file>')
    .addOption(option('--revoke <site>', 'revoke'))
    .addOption(option('--accept <site|pkg>', 'accept'))
    .addOption(option('--trust <fingerprint>', 'trust'))
    .addOption(option('--passphrase-file <path>', 'passphrase_file'))
    .addOption(option('--new-key', 'new_key'))
    .action(async (file: string, options) => {
      const { peers } = await import('./commands/peers.ts')
      await peers(file, options, await outputFor(options))
    })

  command('report', '<file>')
    .addOption(
      option('--kind <kind>', 'report_kind')
        .choices(['status', 'portfolio', 'parity', 'assessment'])
        .makeOptionMandatory(),
    )
    .addOption(option('--office <code>', 'office'))
    .addOption(option('--period <period>', 'period').argParser(period))
    .addOption(option('--lang <lang>', 'lang').choices(['en', 'fr', 'es', 'ar']).default('en'))
    .addOption(option('--sections <list>', 'sections'))
    .addOption(option('--public', 'public'))
    .addOption(option('--cells', 'cells'))
    .addOption(option('--out <file>', 'out_report'))
    .action(async (file: string, options) => {
      const { report } = await import('./commands/report.ts')
      await report(file, options, await outputFor(options))
    })

  command('explain', '<file> <key>').action(async (file: string, key: string, options) => {
    const { explain } = await import('./commands/explain.ts')
    await explain(file, key, await outputFor(options))
  })

  command('history', '<file>')
    .addOption(option('--row <id>', 'row').makeOptionMandatory())
    .addOption(option('--field <name>', 'field'))
    .action(async (file: string, options) => {
      const { history } = await import('./commands/history.ts')
      await history(file, options, await outputFor(options))
    })

  command('compare', '<file>')
    .addOption(option('--plan <code>', 'compare_plan'))
    .addOption(option('--with <code>', 'compare_with'))
    .addOption(option('--since <moment>', 'compare_since'))
    .addOption(option('--until <moment>', 'compare_until'))
    .addOption(option('--reports', 'compare_reports'))
    .action(async (file: string, options) => {
      const { compare } = await import('./commands/compare.ts')
      await compare(file, options, await outputFor(options))
    })

  command('check', '<file>').action(async (file: string, options) => {
    const { check } = await import('./commands/check.ts')
    ended(await check(file, await outputFor(options)))
  })

  command('backups', '<file>').action(async (file: string, options) => {
    const { backups } = await import('./commands/backups.ts')
    await backups(file, await outputFor(options))
  })

  command('restore', '<file> <backup>').action(async (file: string, backup: string, options) => {
    const { restore } = await import('./commands/backups.ts')
    await restore(file, backup, await outputFor(options))
  })

  command('rescue', '<file>')
    .addOption(option('--out <new>', 'out_rescue').makeOptionMandatory())
    .action(async (file: string, options) => {
      const { rescue } = await import('./commands/rescue.ts')
      ended(await rescue(file, options, await outputFor(options)))
    })

  command('serve', '<file>')
    .addOption(option('--port <n>', 'port').argParser(whole(0, 65535)))
    .addOption(option('--no-open', 'no_open'))
    .action(async (file: string, options) => {
      const { serve } = await import('./commands/serve.ts')
      await serve(file, options, await outputFor(options))
    })

  command('key', '<file>').action(async (file: string, options) => {
    const { key } = await import('./commands/key.ts')
    await key(file, await outputFor(options))
  })

  command('call', '[file] [operation] [input]')
    .addOption(option('--list', 'list'))
    .addOption(option('--file <path>', 'call_file'))
    .addOption(option('--out <path>', 'call_out'))
    .action(async (file: string | undefined, operation: string | undefined, input, options) => {
      const { call, listOperations } = await import('./commands/call.ts')
      if (options.list === true) {
        listOperations(await outputFor({ json: true }))
        return
      }
      if (file === undefined || operation === undefined) {
        throw new Stop('cli.call_needs', {}, STATUS.usage)
      }
      await call(file, operation, input, options, await outputFor({ json: true }))
    })

  return program
}
