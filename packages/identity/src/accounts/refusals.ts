import type { Refusal, Text } from '@mingxuan/rulebook';
import { assertNever, text } from '@mingxuan/rulebook';

/** A refusal of this room: rules of the house, so no article of law. */
function refusal(code: string, message: Text, remedy: Text): Refusal {
  return { code, message, remedy, sources: [] };
}

export const badUsername = (): Refusal =>
  refusal(
    'BAD_USERNAME',
    text('用户名写法不对。', 'This sign-in name cannot be used.'),
    text(
      '请用 2 到 30 个汉字、字母或数字，可带 . _ - ·，不要有空格。',
      'Use 2 to 30 Chinese characters, letters or digits, with . _ - · if you like, without spaces.',
    ),
  );

export const badDisplayName = (): Refusal =>
  refusal(
    'BAD_NAME',
    text('姓名没有填，或写法不对。', 'The name is missing or cannot be used.'),
    text('请填写本人姓名，最多 40 个字。', "Write the person's name, 40 characters at most."),
  );

export const usernameTaken = (): Refusal =>
  refusal(
    'NAME_TAKEN',
    text('这个用户名已经有人用了。', 'This sign-in name is already in use.'),
    text('请换一个，例如加上社区名或数字。', 'Choose another, for example with the community or a number added.'),
  );

export type Weakness =
  | 'TOO_SHORT'
  | 'TOO_LONG'
  | 'TOO_UNIFORM'
  | 'COMMON'
  | 'LIKE_NAME'
  | 'UNCHANGED'
  | 'TAKEN_BEFORE'
  | 'TOO_FEW_KINDS';

function weaknessText(weakness: Weakness, least: number): Text {
  switch (weakness) {
    case 'TOO_SHORT':
      return text(`密码太短，至少要 ${least} 个字符。`, `The password is too short: at least ${least} characters.`);
    case 'TOO_LONG':
      return text('密码太长，最多 128 个字符。', 'The password is too long: 128 characters at most.');
    case 'TOO_UNIFORM':
      return text('密码里重复的字符太多。', 'The password repeats too few characters.');
    case 'COMMON':
      return text(
        '这个密码由常见的词、数字、电话或生日拼成，容易被猜中。',
        'This password is put together from common words, numbers, a telephone number or a birthday.',
      );
    case 'LIKE_NAME':
      return text(
        `密码里去掉用户名和姓名，剩下的不到 ${least} 个字符。`,
        `Without your sign-in name and your own name fewer than ${least} characters are left.`,
      );
    case 'UNCHANGED':
      return text('新密码和原密码相同。', 'The new password is the old one.');
    case 'TAKEN_BEFORE':
      return text('这个密码您最近用过。', 'You have used this password before.');
    case 'TOO_FEW_KINDS':
      return text(
        '密码里的字符种类太少：大写字母、小写字母、数字、其他字符（汉字和标点也算）里至少要有三种。',
        'Use at least three of these: capital letters, small letters, digits, other signs (Chinese characters among them).',
      );
    default:
      return assertNever(weakness);
  }
}

/** `least`: how many characters the policy in force asks for. */
export const weakPassword = (weakness: Weakness, least: number): Refusal =>
  refusal(
    'WEAK_PASSWORD',
    weaknessText(weakness, least),
    text(
      `请用三四个不相干的词连成一句，${least} 个字符以上，汉字也可以。`,
      `Join three or four unrelated words into ${least} characters or more; Chinese characters are fine.`,
    ),
  );

export const wrongCode = (): Refusal =>
  refusal(
    'WRONG_CODE',
    text('一次性代码不对。', 'The one-time code is wrong.'),
    text('请照启动窗口里显示的代码再输一遍。', 'Type it again as the start-up window shows it.'),
  );

export const expiredCode = (): Refusal =>
  refusal(
    'CODE_EXPIRED',
    text('一次性代码已过期（24 小时有效）。', 'The one-time code has expired (it holds for 24 hours).'),
    text('请重新启动系统，会显示新的代码。', 'Restart the system; it shows a new one.'),
  );

export const alreadyClaimed = (): Refusal =>
  refusal(
    'ALREADY_CLAIMED',
    text('首个账号已经建立，一次性代码作废。', 'The first account exists already; the one-time code is void.'),
    text('请用已有账号登录；没有账号请找管理员开设。', 'Sign in, or ask an administrator for an account.'),
  );

export const wrongPassword = (): Refusal =>
  refusal(
    'WRONG_PASSWORD',
    text('用户名或密码不对。', 'The sign-in name or the password is wrong.'),
    text(
      '请检查大小写和输入法后再试；忘记密码请找管理员重置。',
      'Check capitals and the input method, or ask an administrator for a new password.',
    ),
  );

/** `seconds`: whole seconds until the next try is looked at. */
export const tooManyTries = (seconds: number): Refusal =>
  refusal(
    'TOO_MANY_TRIES',
    text(`密码连续输错多次，请等 ${seconds} 秒再试。`, `Too many wrong passwords. Wait ${seconds} seconds.`),
    text(
      '平时登录这个账号的电脑不受影响。您是本人又急着登录的：用通行密钥，或者填一个恢复码；都没有的，请管理员给您一个放行码。忘记密码请找管理员重置。',
      'Computers on which this account usually signs in are not affected. If it is yours and you cannot wait: use a passkey, or a recovery code, or ask an administrator for an entry code. If the password is lost, an administrator resets it.',
    ),
  );

export const accountDisabled = (): Refusal =>
  refusal(
    'ACCOUNT_DISABLED',
    text('这个账号已停用。', 'This account has been stopped.'),
    text('请联系管理员。', 'Ask your administrator.'),
  );

export const notSignedIn = (): Refusal =>
  refusal(
    'NOT_SIGNED_IN',
    text('您还没有登录，或登录已过期。', 'You are not signed in, or no longer.'),
    text('请重新登录。', 'Sign in again.'),
  );

export const noSuchAccount = (): Refusal =>
  refusal(
    'NO_SUCH_ACCOUNT',
    text('没有找到这个账号。', 'There is no such account.'),
    text('请刷新账号列表后再试。', 'Reload the list of accounts.'),
  );

export const noGrants = (): Refusal =>
  refusal(
    'NO_GRANTS',
    text('没有选择任何职责。', 'No role was chosen.'),
    text(
      '请至少选择一项；不再使用的账号请停用。',
      'Choose at least one; an account no longer needed is stopped instead.',
    ),
  );

export const notOnYourself = (): Refusal =>
  refusal(
    'NOT_ON_YOURSELF',
    text(
      '不能给自己加权、停用自己，也不能取消自己的管理职责。',
      'You cannot give yourself roles, stop yourself, or drop your own administering role.',
    ),
    text('请另一位管理员办理。', 'Another administrator must do it.'),
  );

export const badRequest = (): Refusal =>
  refusal(
    'BAD_REQUEST',
    text('提交的内容不完整或格式不对。', 'What was sent is incomplete or malformed.'),
    text('请刷新页面后重新填写。', 'Reload the page and fill it in again.'),
  );

export const tooLarge = (): Refusal =>
  refusal(
    'TOO_LARGE',
    text('提交的内容太大。', 'What was sent is too large.'),
    text('请刷新页面后重新填写。', 'Reload the page and fill it in again.'),
  );

export const noSuchRoute = (): Refusal =>
  refusal(
    'NO_SUCH_ROUTE',
    text('没有这个地址。', 'There is no such address.'),
    text('请从首页重新进入。', 'Start again from the first page.'),
  );

export const foreignOrigin = (): Refusal =>
  refusal(
    'FOREIGN_ORIGIN',
    text('请求来自别的网站，已拒绝。', 'The request came from another site and was refused.'),
    text('请直接打开本系统的网址再操作。', 'Open this system at its own address.'),
  );

export const codeNeeded = (): Refusal =>
  refusal(
    'SECOND_FACTOR_NEEDED',
    text('还要第二步验证。', 'Your second factor is needed, too.'),
    text(
      '请输入手机验证器现在显示的六位数字，或者用通行密钥；都不在身边的，用一个恢复码。',
      'Type the six digits your authenticator shows now, use your passkey, or one of your recovery codes.',
    ),
  );

export const wrongFactor = (): Refusal =>
  refusal(
    'WRONG_SECOND_FACTOR',
    text('验证码不对。', 'The code is wrong.'),
    text(
      '请输入验证器现在显示的六位数字，并检查手机时间是不是自动校准；恢复码每个只能用一次。',
      'Type what the authenticator shows now and check that the phone sets its clock by itself. A recovery code works once.',
    ),
  );

export const usedFactor = (): Refusal =>
  refusal(
    'SECOND_FACTOR_USED',
    text('这个验证码已经用过一次。', 'This code has been used already.'),
    text('请等验证器换成下一个数字再输入（最多 30 秒）。', 'Wait for the next one, 30 seconds at most.'),
  );

export const passwordNeeded = (): Refusal =>
  refusal(
    'PASSWORD_NEEDED',
    text('要再输入一次密码。', 'Your password is needed once more.'),
    text('请输入您登录用的密码。', 'Type the password you sign in with.'),
  );

export const changePasswordFirst = (): Refusal =>
  refusal(
    'MUST_CHANGE_PASSWORD',
    text('您用的是一次性密码，请先设置自己的密码。', 'You signed in with a one-time password: set your own first.'),
    text('请打开“修改密码”。', 'Open "Change password".'),
  );

export const enrolmentNotBegun = (): Refusal =>
  refusal(
    'ENROLMENT_NOT_BEGUN',
    text('没有正在进行的绑定，或者已经过了 30 分钟。', 'No enrolment is under way, or it is older than 30 minutes.'),
    text('请重新开始绑定，再扫一次二维码。', 'Begin again and scan the new picture.'),
  );

export const notEnrolled = (): Refusal =>
  refusal(
    'NOT_ENROLLED',
    text('这个账号还没有绑定手机验证器或通行密钥。', 'This account has no second factor.'),
    text('请先绑定一样。', 'Set one up first.'),
  );

export const factorCompulsory = (): Refusal =>
  refusal(
    'SECOND_FACTOR_COMPULSORY',
    text(
      '本系统要求工作人员绑定手机验证器或通行密钥，最后一样不能解除。',
      'Staff must have a second factor here; the last one cannot be taken off.',
    ),
    text(
      '请先绑定新的，再解除旧的；换手机的直接绑定新手机，旧的自动作废。',
      'Set up the new one first. A new phone takes the place of the old one by itself.',
    ),
  );

export const policyFixed = (): Refusal =>
  refusal(
    'POLICY_FIXED',
    text(
      '第二验证的要求写在本机的启动设置里，不能在这里改。',
      'This is set where the system is started and cannot be changed here.',
    ),
    text('请维护服务器的人员修改 MINGXUAN_SECOND_FACTOR。', 'Whoever runs the server changes MINGXUAN_SECOND_FACTOR.'),
  );

export const notForThisPolicy = (): Refusal =>
  refusal(
    'NOT_GRANTED',
    text(
      '只有管全系统的安全管理员能改这一项；还没有安全管理员的，由系统管理员改。',
      'Only a security administrator of the whole installation may change this, or the system administrator while there is none.',
    ),
    text('请联系安全管理员。', 'Ask the security administrator.'),
  );

export const noSuchSession = (): Refusal =>
  refusal(
    'NO_SUCH_SESSION',
    text('这个登录已经退出了。', 'This session has ended already.'),
    text('请刷新列表。', 'Reload the list.'),
  );

export const passkeysNotHere = (): Refusal =>
  refusal(
    'PASSKEYS_NOT_HERE',
    text(
      '这个网址不能用通行密钥：浏览器只在 https 网址（要用域名，不能用数字地址）和本机的 http://localhost 上支持。',
      'Passkeys do not work under this address: browsers allow them behind https, for a name and not a number, and at http://localhost.',
    ),
    text(
      '请用手机验证器；要用通行密钥的，请维护服务器的人员配好 https 和 MINGXUAN_BASE_URL。',
      'Use an authenticator, or ask whoever runs the server for https and MINGXUAN_BASE_URL.',
    ),
  );

export const passkeyChallengeGone = (): Refusal =>
  refusal(
    'PASSKEY_CHALLENGE_GONE',
    text(
      '这次通行密钥的验证已经用过，或者过了 5 分钟，或者不是在这个页面上发起的。',
      'This request for a passkey was used already, is older than five minutes, or was not made on this page.',
    ),
    text('请再点一次，重新验证。', 'Try once more.'),
  );

export const passkeyRefused = (): Refusal =>
  refusal(
    'PASSKEY_REFUSED',
    text('这个通行密钥不对，或者不是这个账号的。', 'This passkey is wrong, or not of this account.'),
    text('请换一个通行密钥，或者用密码加动态验证码、恢复码登录。', 'Use another one, or the password with a code.'),
  );

export const passkeyUnverified = (): Refusal =>
  refusal(
    'PASSKEY_UNVERIFIED',
    text(
      '通行密钥没有核对使用人（指纹、面容或者密钥的 PIN）。',
      'The passkey did not check who is using it, by finger, face or PIN.',
    ),
    text(
      '请在弹出的窗口里按指纹、刷脸或者输入 PIN；密钥没有设 PIN 的，先输入密码再用它。',
      'Do so in the window that opens; a key without a PIN works only after the password.',
    ),
  );

export const passkeyCopied = (): Refusal =>
  refusal(
    'PASSKEY_COPIED',
    text(
      '这个通行密钥的使用次数往回走了，可能有人复制了它，已拒绝并记下。',
      'This passkey has counted backwards: somebody may hold a copy. It was refused and written down.',
    ),
    text(
      '请用别的方式登录，解除这个通行密钥，并告诉管理员。',
      'Sign in another way, take this passkey off, and tell your administrator.',
    ),
  );

export const passkeyTaken = (): Refusal =>
  refusal(
    'PASSKEY_TAKEN',
    text('这个通行密钥已经绑定过了。', 'This passkey is enrolled already.'),
    text('请换一个。', 'Use another one.'),
  );

export const noSuchPasskey = (): Refusal =>
  refusal(
    'NO_SUCH_PASSKEY',
    text('这个通行密钥已经解除了。', 'This passkey was taken off already.'),
    text('请刷新列表。', 'Reload the list.'),
  );

export const tooManyPasskeys = (): Refusal =>
  refusal(
    'TOO_MANY_PASSKEYS',
    text('一个账号最多绑定 10 个通行密钥。', 'An account has ten passkeys at most.'),
    text('请先解除不用的。', 'Take off one that is no longer used.'),
  );

export const passkeyNeedsPassword = (): Refusal =>
  refusal(
    'PASSKEY_NEEDS_PASSWORD',
    text(
      '按本系统的安全策略，用通行密钥登录还要输入密码。',
      'Under the policy of this installation a passkey is used together with the password.',
    ),
    text('请先填用户名和密码。', 'Type name and password first.'),
  );
