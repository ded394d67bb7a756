// Imported before anything else: tells the schema library not to compile code at run time, which the
// content security policy (no unsafe-eval) would refuse.
import * as z from 'zod'

z.config({ jitless: true })
