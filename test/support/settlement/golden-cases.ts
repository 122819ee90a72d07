/** A settlement reckoned by hand. Amounts are yuan; a statement `a = b` shows the arithmetic, and the test checks both sides of it. */
export interface GoldenCase {
  readonly name: string;
  /** Code of a policy of the reference data, or `layers` for the invented one with further funds. */
  readonly policy: string;
  readonly kind: 'outpatient' | 'inpatient';
  readonly tier: 'village' | 'township' | 'community' | 'grade_1' | 'grade_2' | 'grade_3' | 'grade_3b' | 'grade_3a';
  readonly status: 'working' | 'working_45' | 'retired' | 'retired_70' | 'resident';
  /** Default: treated as filed. */
  readonly filing?: 'local' | 'long_term' | 'referral' | 'emergency' | 'unfiled';
  /** Items: `A` wholly in scope, `B10` after 10 % of one's own, `S` outside, `P50` in scope up to 50 a piece. */
  readonly bill: string;
  /** What of the year was used before. */
  readonly used?: { readonly stays?: number; readonly deductible?: number; readonly base?: number; readonly pool?: number; readonly counted?: number; readonly largePaid?: number; readonly illnessPaid?: number };
  readonly groups?: readonly string[];
  readonly account?: number;
  readonly gives: Readonly<Record<string, string>>;
}

const of = (policy: string, kind: GoldenCase['kind'], status: GoldenCase['status']) => (name: string, tier: GoldenCase['tier'], bill: string, gives: GoldenCase['gives'], more: Partial<GoldenCase> = {}): GoldenCase => ({ name: `${policy} ${kind} ${status} ${tier}: ${name}`, policy, kind, status, tier, bill, gives, ...more });

const beijing = of('110000-employee', 'outpatient', 'working');
const beijingStay = of('110000-employee', 'inpatient', 'working');
const beijingRetiredStay = of('110000-employee', 'inpatient', 'retired');
const beijingResident = of('110000-resident', 'outpatient', 'resident');
const beijingResidentStay = of('110000-resident', 'inpatient', 'resident');
const tianjin = of('120000-employee', 'outpatient', 'working');
const tianjinRetired = of('120000-employee', 'outpatient', 'retired');
const tianjinOld = of('120000-employee', 'outpatient', 'retired_70');
const tianjinStay = of('120000-employee', 'inpatient', 'working');
const tianjinRetiredStay = of('120000-employee', 'inpatient', 'retired');
const tianjinResident = of('120000-resident', 'outpatient', 'resident');
const tianjinResidentStay = of('120000-resident', 'inpatient', 'resident');
const shijiazhuang = of('130100-employee', 'outpatient', 'working');
const shijiazhuangRetired = of('130100-employee', 'outpatient', 'retired');
const shijiazhuangStay = of('130100-employee', 'inpatient', 'working');
const shijiazhuangResident = of('130100-resident', 'outpatient', 'resident');
const shijiazhuangResidentStay = of('130100-resident', 'inpatient', 'resident');
const xiongan = of('133100-employee', 'inpatient', 'retired');
const layers = of('layers', 'inpatient', 'working');

const EMPLOYEES: readonly GoldenCase[] = [
  beijing('below the deductible', 'grade_3', 'A 1000', { deductible: '1000', pool: '0', cash: '1000' }),
  beijing('exactly the deductible', 'grade_3', 'A 1800', { deductible: '1800', pool: '0', cash: '1800' }),
  beijing('one fen above it: seven tenths of a fen round up', 'grade_3', 'A 1800.01', { pool: '0.01 * 70% = 0.01', cash: '1800.00' }),
  beijing('first large bill', 'grade_3', 'A 10000', { deductible: '1800', pool: '(10000 - 1800) * 70% = 5740', personal: '10000 - 5740 = 4260' }),
  beijing('in a community', 'community', 'A 10000', { pool: '(10000 - 1800) * 90% = 7380', personal: '2620' }),
  beijing('deductible already paid', 'grade_2', 'A 300.50', { deductible: '0', pool: '300.50 * 70% = 210.35' }, { used: { deductible: 1800 } }),
  beijing('part of the deductible left', 'grade_2', 'A 1000', { deductible: '1800 - 1500 = 300', pool: '(1000 - 300) * 70% = 490' }, { used: { deductible: 1500 } }),
  beijing('crosses into the second band', 'grade_3', 'A 5000', { pool: '2000 * 70% + 3000 * 60% = 3200' }, { used: { deductible: 1800, base: 18000, pool: 12600 } }),
  beijing('wholly in the second band', 'grade_1', 'A 1000', { pool: '1000 * 60% = 600' }, { used: { deductible: 1800, base: 20000, pool: 18000 } }),
  beijing('one bill through both bands', 'grade_1', 'A 31800', { pool: '20000 * 90% + 10000 * 60% = 24000' }),
  beijing('what the catalogue leaves out', 'grade_3', 'A 5000 + B10 1000 + S 400', { total: '6400', fullySelfPaid: '400', priorSelfPay: '1000 * 10% = 100', inScope: '5000 + 900 = 5900', pool: '(5900 - 1800) * 70% = 2870', personal: '6400 - 2870 = 3530' }),
  beijing('a price above the limit', 'grade_3', 'A 4000 + P50 80', { overLimit: '80 - 50 = 30', inScope: '4050', pool: '(4050 - 1800) * 70% = 1575' }),
  beijing('paid from the account as far as it goes', 'grade_3', 'A 2800', { pool: '1000 * 70% = 700', account: '1500', cash: '2800 - 700 - 1500 = 600' }, { account: 1500 }),
  beijing('an account larger than the bill', 'grade_3', 'A 2800', { account: '2100', cash: '0' }, { account: 99999 }),
  beijing('not filed', 'grade_3', 'A 10000', { pool: '(10000 - 1800) * 70% * 70% = 4018' }, { filing: 'unfiled' }),
  beijing('by referral', 'grade_3', 'A 10000', { pool: '8200 * 70% * 90% = 5166' }, { filing: 'referral' }),
  beijing('an emergency', 'grade_1', 'A 2000', { pool: '200 * 90% * 90% = 162' }, { filing: 'emergency' }),
  beijing('filed for long', 'grade_1', 'A 2000', { pool: '200 * 90% = 180' }, { filing: 'long_term' }),
  beijingStay('first admission', 'grade_3a', 'A 20000', { deductible: '1300', pool: '(20000 - 1300) * 85% = 15895' }),
  beijingStay('second admission', 'grade_3a', 'A 20000', { deductible: '650', pool: '(20000 - 650) * 85% = 16447.50' }, { used: { stays: 1, deductible: 1300, base: 18700, pool: 15895 } }),
  beijingStay('fifth admission, in a district hospital', 'grade_2', 'A 5000', { deductible: '650', pool: '4350 * 87% = 3784.50' }, { used: { stays: 4 } }),
  beijingStay('reaches the cap of the year', 'grade_3', 'A 50000', { pool: 'min((50000 - 650) * 85%, 500000 - 490000) = 10000', personal: '40000' }, { used: { stays: 2, pool: 490000 } }),
  beijingStay('past the cap', 'grade_3', 'A 1000', { deductible: '650', pool: '0' }, { used: { stays: 2, pool: 500000 } }),
  beijingStay('not filed', 'grade_3', 'A 20000', { pool: '18700 * 85% * 70% = 11126.50' }, { filing: 'unfiled' }),
  beijingRetiredStay('five points more', 'grade_3', 'A 20000', { pool: '18700 * 90% = 16830' }),
  beijingRetiredStay('a small hospital', 'grade_1', 'A 3000 + B20 500', { priorSelfPay: '100', pool: '(3400 - 1300) * 95% = 1995' }),
  tianjin('below the deductible', 'grade_1', 'A 799.99', { deductible: '799.99', pool: '0' }),
  tianjin('first grade', 'grade_1', 'A 1800', { pool: '1000 * 75% = 750' }),
  tianjin('third grade', 'grade_3a', 'A 1800', { pool: '1000 * 55% = 550' }),
  tianjin('past 5,500', 'grade_2', 'A 7300', { pool: '5500 * 65% + 1000 * 55% = 4125' }),
  tianjin('cap of the year', 'grade_2', 'A 20000', { pool: 'min(1000 * 55%, 10000 - 9800) = 200', cash: '20000 - 200' }, { used: { deductible: 800, base: 5500, pool: 9800 }, bill: 'A 20000' }),
  tianjinRetired('five points more', 'grade_2', 'A 1700', { deductible: '700', pool: '1000 * 70% = 700' }),
  tianjinOld('from 70 on a lower deductible', 'grade_2', 'A 1700', { deductible: '650', pool: '1050 * 70% = 735' }),
  tianjinStay('first admission, third grade', 'grade_3a', 'A 30000', { deductible: '1700', pool: '28300 * 80% = 22640' }),
  tianjinStay('second admission, third grade', 'grade_3a', 'A 30000', { deductible: '500', pool: '29500 * 80% = 23600' }, { used: { stays: 1 } }),
  tianjinStay('second admission, first grade', 'grade_1', 'A 1000', { deductible: '270', pool: '730 * 85% = 620.50' }, { used: { stays: 1 } }),
  tianjinRetiredStay('second grade, an emergency', 'grade_2', 'A 10000', { pool: '8900 * 90% * 90% = 7209' }, { filing: 'emergency' }),
  shijiazhuang('working', 'grade_2', 'A 600', { deductible: '100', pool: '500 * 60% = 300' }),
  of('130100-employee', 'outpatient', 'working_45')('from 45 on a higher cap', 'grade_2', 'A 10000', { pool: 'min(9900 * 60%, 4500) = 4500' }),
  shijiazhuang('cap of the working', 'grade_2', 'A 10000', { pool: 'min(9900 * 60%, 3500) = 3500' }),
  shijiazhuangRetired('retired', 'grade_2', 'A 10000', { pool: 'min(9900 * 70%, 6000) = 6000' }),
  shijiazhuangStay('third grade, class a', 'grade_3a', 'A 12345.67', { deductible: '900', pool: '(12345.67 - 900) * 82% = 9385.45' }),
  shijiazhuangStay('third grade, class b', 'grade_3b', 'A 12345.67', { deductible: '600', pool: '11745.67 * 85% = 9983.82' }),
  xiongan('two points more', 'grade_3a', 'A 1801', { pool: '(1801 - 1000) * 87% = 696.87' }),
];

const RESIDENTS: readonly GoldenCase[] = [
  beijingResident('first grade', 'grade_1', 'A 500', { deductible: '100', pool: '400 * 55% = 220' }),
  beijingResident('third grade', 'grade_3', 'A 1000', { deductible: '550', pool: '450 * 50% = 225' }),
  beijingResident('an account is no part of residents\' insurance', 'grade_3', 'A 1000', { account: '0', cash: '775' }, { account: 500 }),
  beijingResident('cap of the year', 'grade_2', 'A 2000', { pool: 'min(2000 * 50%, 5000 - 4600) = 400' }, { used: { deductible: 550, base: 9200, pool: 4600 } }),
  beijingResidentStay('below the threshold of critical illness', 'grade_3', 'A 20000', { pool: '(20000 - 1300) * 75% = 14025', critical_illness: '0' }),
  beijingResidentStay('critical illness, first band', 'grade_3', 'A 150000', { pool: '148700 * 75% = 111525', critical_illness: '(150000 - 111525 - 30404) * 60% = 4842.60', fund: '111525 + 4842.60', personal: '33632.40' }),
  beijingResidentStay('critical illness, counted on from earlier stays', 'grade_3', 'A 21300', { pool: '20000 * 75% = 15000', critical_illness: '6300 * 60% = 3780' }, { used: { stays: 1, counted: 40000, illnessPaid: 5757.6 } }),
  beijingResidentStay('critical illness, both bands', 'grade_3', 'A 41300', { pool: '40000 * 75% = 30000', critical_illness: '404 * 60% + (11300 - 404) * 70% = 7869.60' }, { used: { stays: 1, counted: 80000, illnessPaid: 29757.6 } }),
  beijingResidentStay('by referral', 'grade_3', 'A 11300', { pool: '10000 * 75% * 85% = 6375' }, { filing: 'referral' }),
  tianjinResident('first grade', 'community', 'A 1000', { deductible: '600', pool: '400 * 55% = 220' }),
  tianjinResidentStay('first admission', 'grade_2', 'A 4500', { deductible: '500', pool: '4000 * 70% = 2800' }),
  tianjinResidentStay('second admission without deductible', 'grade_2', 'A 4500', { deductible: '0', pool: '4500 * 70% = 3150' }, { used: { stays: 1 } }),
  shijiazhuangResident('in the village', 'village', 'A 100', { pool: '100 * 95% = 95' }),
  shijiazhuangResident('in the township', 'township', 'A 100', { pool: '100 * 90% = 90' }),
  shijiazhuangResident('cap in the township', 'township', 'A 1000', { pool: 'min(900, 400) = 400' }),
  shijiazhuangResident('cap elsewhere', 'grade_2', 'A 1000', { pool: 'min(500, 200) = 200' }),
  shijiazhuangResidentStay('not filed', 'grade_3a', 'A 11500', { pool: '10000 * 60% * 65% = 3900' }, { filing: 'unfiled' }),
];

/** The invented policy: deductible 1,000; 80 %; cap 100,000; large amount 90 % of what the cap takes, to 50,000; critical illness 60 % beyond 10,000; assistance 70 % to 20,000 for the group. */
const FURTHER_FUNDS: readonly GoldenCase[] = [
  layers('the pool alone', 'grade_3', 'A 11000', { pool: '10000 * 80% = 8000', large_amount: '0', critical_illness: '0', assistance: '0', personal: '3000' }),
  layers('the cap, then the large amount', 'grade_3', 'A 101000', { pool: '100000 * 80% = 80000', large_amount: '0', critical_illness: '(21000 - 10000) * 60% = 6600', personal: '14400' }),
  layers('past the cap', 'grade_3', 'A 151000', { pool: '100000', large_amount: '(150000 * 80% - 100000) * 90% = 18000', critical_illness: '(151000 - 118000 - 10000) * 60% = 13800', personal: '19200' }),
  layers('the large amount has a cap too', 'grade_3', 'A 301000', { pool: '100000', large_amount: 'min((240000 - 100000) * 90%, 50000) = 50000', critical_illness: '(151000 - 10000) * 60% = 84600', personal: '66400' }),
  layers('the cap was used up before', 'grade_3', 'A 11000', { pool: '0', large_amount: '8000 * 90% = 7200', critical_illness: '3800 * 60% = 2280', personal: '1520' }, { used: { stays: 1, pool: 100000, counted: 30000, illnessPaid: 12000 } }),
  layers('assistance pays of what is left', 'grade_3', 'A 11000', { pool: '8000', assistance: '3000 * 70% = 2100', personal: '900' }, { groups: ['assisted'] }),
  layers('assistance after critical illness, to its cap', 'grade_3', 'A 101000', { critical_illness: '6600', assistance: 'min(14400 * 70%, 20000) = 10080', personal: '4320' }, { groups: ['assisted'] }),
  layers('all funds at once', 'grade_3', 'A 151000 + S 500', { pool: '100000', large_amount: '18000', critical_illness: '13800', assistance: 'min(19200 * 70%, 20000) = 13440', fund: '145240', personal: '500 + 5760 = 6260' }, { groups: ['assisted'] }),
];

export const GOLDEN_CASES: readonly GoldenCase[] = [...EMPLOYEES, ...RESIDENTS, ...FURTHER_FUNDS];
