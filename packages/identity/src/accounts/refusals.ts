import type { Refusal, Text } from '@mingxuan/rulebook';
import { assertNever, text } from '@mingxuan/rulebook';

/** A refusal of this room: rules of the house, so no article of law. */
function refusal(code: string, message: Text, remedy: Text): Refusal {
  return { code, message, remedy, sources: [] };
}

export const badUsername = (): Refusal =>
  refusal(
    'BAD_USERNAME',
    text('登录名写法不对。', 'This sign-in name cannot be used.'),
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
    text('这个登录名已经有人用了。', 'This sign-in name is already in use.'),
    text('请换一个，例如加上社区名或数字。', 'Choose another, for example with the community or a number added.'),
  );

export type Weakness = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_UNIFORM' | 'COMMON' | 'LIKE_NAME' | 'UNCHANGED';

function weaknessText(weakness: Weakness): Text {
  switch (weakness) {
    case 'TOO_SHORT':
      return text('密码太短，至少要 12 个字符。', 'The password is too short: at least 12 characters.');
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
        '密码里去掉登录名和姓名，剩下的不到 12 个字符。',
        'Without your sign-in name and your own name fewer than 12 characters are left.',
      );
    case 'UNCHANGED':
      return text('新密码和原密码相同。', 'The new password is the old one.');
    default:
      return assertNever(weakness);
  }
}

export const weakPassword = (weakness: Weakness): Refusal =>
  refusal(
    'WEAK_PASSWORD',
    weaknessText(weakness),
    text(
      '请用三四个不相干的词连成一句，12 个字符以上，汉字也可以。',
      'Join three or four unrelated words into 12 characters or more; Chinese characters are fine.',
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
    text('登录名或密码不对。', 'The sign-in name or the password is wrong.'),
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
      '其他平时登录这个账号的电脑不受影响；忘记密码请找管理员重置。',
      'Other computers on which this account usually signs in are not affected. If the password is lost, ask an administrator.',
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
    text('还要输入动态验证码。', 'Your second factor is needed, too.'),
    text(
      '请打开手机上的验证器，输入现在显示的六位数字；手机不在身边的，用一个恢复码。',
      'Type the six digits your authenticator shows now, or one of your recovery codes.',
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
    text('这个账号还没有绑定验证器。', 'This account has no second factor.'),
    text('请先绑定验证器。', 'Set one up first.'),
  );

export const factorCompulsory = (): Refusal =>
  refusal(
    'SECOND_FACTOR_COMPULSORY',
    text('本系统要求工作人员绑定验证器，不能解除。', 'Staff must have a second factor here; it cannot be taken off.'),
    text(
      '换手机的，请直接绑定新手机；新的绑好，旧的自动作废。',
      'For a new phone, set up the new one; the old one ends.',
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
      '只有管全系统的系统管理员能改这一项。',
      'Only a system administrator of the whole installation may change this.',
    ),
    text('请联系系统管理员。', 'Ask the system administrator.'),
  );

export const noSuchSession = (): Refusal =>
  refusal(
    'NO_SUCH_SESSION',
    text('这个登录已经退出了。', 'This session has ended already.'),
    text('请刷新列表。', 'Reload the list.'),
  );
