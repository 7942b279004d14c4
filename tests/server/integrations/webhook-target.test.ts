import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebhookSender } from '../../../server/integrations/webhook-sender.js'
import { allowedAddresses, isAllowedTarget, readTarget } from '../../../server/integrations/webhook-target.js'

const inside = [
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001:db8::1',
  'no address',
  '',
]

test.each(inside)('B11 a webhook does not reach %s', (address) => expect(isAllowedTarget(address, [])).toBe(false))

test.each(['8.8.8.8', '172.32.0.1', '203.0.114.1', '2400:3200::1', '::ffff:8.8.8.8'])('B11 a webhook reaches %s', (address) =>
  expect(isAllowedTarget(address, [])).toBe(true),
)

test('B11 the configuration opens a network of its own, in whatever clothes its addresses come, and no other', () => {
  for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '::ffff:a01:203', 'fd00::7'])
    expect([address, isAllowedTarget(address, ['10.1.0.0/16', 'fd00::/8'])]).toEqual([address, true])
  expect(isAllowedTarget('10.2.0.1', ['10.1.0.0/16'])).toBe(false)
  expect(isAllowedTarget('127.0.0.1', ['10.1.0.0/16'])).toBe(false)
})

test.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'example.org',
  '//example.org',
  'http://',
  'javascript:alert(1)',
  'http://me:secret@example.org/',
  'http://example.org/#part',
  'http://exa mple.org/',
])('B11 %s is no address of a webhook', (text) => expect(readTarget(text)).toBe('NOT_A_URL'))

test.each(['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127。0。0。1/', 'http://[::ffff:127.0.0.1]/'])(
  'B11 %s is seen for what it is',
  async (text) => expect(await allowedAddresses(readTarget(text) as URL, [])).toBe('TARGET_REFUSED'),
)

test('B11 a name that leads inside is refused, also when only one of its addresses does', async () => {
  const asked = (...addresses: string[]) =>
    allowedAddresses(new URL('http://inside.example/'), [], () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
    )
  expect(await asked('10.0.0.1')).toBe('TARGET_REFUSED')
  expect(await asked('8.8.8.8', '127.0.0.1')).toBe('TARGET_REFUSED')
  expect(await asked('8.8.8.8', 'fe80::1')).toBe('TARGET_REFUSED')
  expect(await asked()).toBe('UNKNOWN_HOST')
  expect(await asked('8.8.8.8')).toEqual([{ address: '8.8.8.8', family: 4 }])
})

test('B11 what a request meets is told: refusal at that moment, redirect, silence, an endless answer, nobody there', async () => {
  let hits = 0
  const server = createServer((request, response) => {
    hits++
    if (request.url === '/redirect') response.writeHead(307, { location: '/ok' }).end()
    else if (request.url === '/endless') {
      response.writeHead(200)
      const flow = setInterval(() => response.write('x'.repeat(50_000)), 1)
      response.on('close', () => clearInterval(flow))
    } else if (request.url === '/ok') response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const local = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const sender = (allowedNetworks: string[]) => new WebhookSender({ allowedNetworks, resolve: local, timeoutMs: 300 })
  const send = (path: string, allowed = ['127.0.0.0/8'], origin = `http://receiver.example:${port}`) =>
    sender(allowed).send(new URL(path, origin), '{}', {})
  expect(await send('/ok')).toMatchObject({ statusCode: 200, fault: null })
  expect(await send('/redirect')).toMatchObject({ statusCode: 307, fault: 'REDIRECTED' })
  expect(await send('/endless')).toMatchObject({ statusCode: 200, fault: null })
  const silent = await send('/silent')
  expect(silent).toMatchObject({ statusCode: null, fault: 'TIMED_OUT' })
  expect(silent.durationMs).toBeLessThan(1000)
  const before = hits
  expect(await send('/ok', [])).toMatchObject({ statusCode: null, fault: 'TARGET_REFUSED' })
  expect(hits).toBe(before)
  expect(await send('/ok', undefined, 'http://receiver.example:1')).toMatchObject({ fault: 'UNREACHABLE' })
  expect(await send('/ok', undefined, `https://receiver.example:${port}`)).toMatchObject({ fault: 'UNREACHABLE' })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
