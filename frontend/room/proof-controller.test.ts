import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_PROOF, ProofController } from './proof-controller';
import { Refusal, type Rest } from './rest';

describe('ProofController', () => {
  const sendCode = vi.fn<Rest['sendCode']>();
  const prove = vi.fn<Rest['prove']>();
  const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };
  let proved: string[];
  let said: string[];
  let controller: ProofController;

  beforeEach(() => {
    sendCode.mockReset().mockResolvedValue();
    prove.mockReset().mockResolvedValue({});
    proved = [];
    said = [];
    controller = new ProofController(host, { sendCode, prove } as unknown as Rest, {
      proved: (name) => proved.push(name),
      announcer: () => ({ say: (text: string) => said.push(text) }) as never,
    });
  });

  it('sends a code in the language of the page, then proves by it', async () => {
    await controller.send('anna@example.org');
    expect(sendCode).toHaveBeenCalledWith('anna@example.org', 'en');
    expect(controller.state).toMatchObject({ step: 'code', busy: false, problem: null });
    expect(said[0]).toContain('If anna@example.org is invited');

    await controller.check('012345', 'Anna');
    expect(prove).toHaveBeenCalledWith('anna@example.org', '012345', 'Anna');
    expect(proved).toEqual(['Anna']);
    expect(controller.state).toEqual(NO_PROOF);
  });

  it('keeps the address after a wrong code and knows the tries left', async () => {
    await controller.send('anna@example.org');
    prove.mockRejectedValue(new Refusal('code-wrong', 422, 0, 3));
    await controller.check('000000', 'Anna');
    expect(controller.state).toEqual({
      step: 'code',
      address: 'anna@example.org',
      busy: false,
      problem: 'wrong',
      left: 3,
    });
    expect(proved).toEqual([]);
  });

  it('asks once at a time', async () => {
    const first = controller.send('anna@example.org');
    await controller.send('anna@example.org');
    await first;
    expect(sendCode).toHaveBeenCalledTimes(1);
  });

  it.each([
    [new Refusal('address-invalid', 422), 'address'],
    [new Refusal('too-many-codes', 429, 3600), 'busy'],
    [new Refusal('unreachable', 0), 'failed'],
    [new Refusal('http-502', 502), 'failed'],
  ])('says why no code was sent: %s', async (error, problem) => {
    sendCode.mockRejectedValue(error);
    await controller.send('anna@example.org');
    expect(controller.state).toMatchObject({ step: 'address', problem });
  });

  it('leaves what else the door says to the door', async () => {
    prove.mockRejectedValue(new Refusal('removed', 403));
    await controller.check('012345', 'Anna');
    expect(proved).toEqual(['Anna']);
  });
});
