// The pages of a report on the screen: the very page that is printed, in a frame of its own. The frame
// runs no script and loads only the fonts of the application.
import { type Ref, type SyntheticEvent, useMemo } from 'react'
import type { ReportData } from '#contract/overview.ts'
import { renderReport } from '#report/report.ts'
import { wordsIn } from '#report/words.ts'
import { paginate } from './paginate.ts'

/** The @font-face rules of the application's own stylesheets, with whole addresses. */
function fontCss(): string {
  return [...document.styleSheets]
    .flatMap((sheet) =>
      [...sheet.cssRules]
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .map((rule) =>
          rule.cssText.replace(
            /url\("(?!data:)([^"]+)"\)/g,
            (_, address: string) =>
              `url("${new URL(address, sheet.href ?? document.baseURI).href}")`,
          ),
        ),
    )
    .join('\n')
}

function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

export function ReportFrame(props: {
  readonly data: ReportData
  readonly title: string
  readonly frame: Ref<HTMLIFrameElement>
}) {
  const page = useMemo(
    () => renderReport(props.data, { fontCss: fontCss(), nonce: nonce() }),
    [props.data],
  )
  async function onLoad(event: SyntheticEvent<HTMLIFrameElement>) {
    const report = event.currentTarget.contentDocument
    if (!report) return
    await report.fonts.ready
    const words = wordsIn(props.data.language)
    paginate(report, {
      page: (page, pages) =>
        words.t('report.pageOf', { page: words.number(page), pages: words.number(pages) }),
    })
  }
  return (
    <iframe
      ref={props.frame}
      className="report-frame"
      title={props.title}
      sandbox="allow-same-origin allow-modals"
      srcDoc={page}
      onLoad={(event) => void onLoad(event)}
    />
  )
}
