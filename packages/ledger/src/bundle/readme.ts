import type { Manifest } from './manifest.ts';

/** The letter that lies on top of the bundle: what it is and how a stranger checks it. Same input, same text. */
export function bundleReadme(manifest: Omit<Manifest, 'files'>, fingerprint: string): string {
  const { community, round, head, origin } = manifest;
  const restricted = manifest.kind === 'RESTRICTED';
  return `${community} · ${round} 换届选举存证包（${restricted ? '内部版，含个人信息，请妥善保管' : '公开版'}）

这个压缩包里是本次换届的全部账目（共 ${head.seq} 号）、公开的文书、所用的规则和结果。
任何人都可以不依靠我们而自行核对：

一、用“明选”核对：
    mingxuan verify <本压缩包> --key <下面的公钥指纹>
    它会列出每一处不符，并说明在哪个文件、哪一号账目、第几个字节。
二、自己动手核对：
    1. 从街道、公示栏或其他可信的地方取得公钥指纹，与下面一行比较。
    2. 用公钥验证 manifest.sig 对 manifest.json 的 Ed25519 签名。
    3. 逐个文件计算 SHA-256（sha256sum），与 manifest.json 中所列比较。
    4. 按账本格式说明，逐号验证 ledger/entries.jsonl 的前后衔接，
       最后一号的摘要应为 ${head.hash}。
    5. 公示栏上的文书，其 SHA-256 应与账目 PAPER_ISSUED 或 NOTICE_ISSUED 中登记的一致。
    6. 有 log/ 文件夹的，log/head.tlog-proof 证明最后一号在公开日志里；日志和见证人的公钥在 log/ 里，应与从别处得到的一致。
三、不装程序：有 verify.html 的，解压后用手机或电脑的浏览器打开它，把本压缩包放进去（不联网）。
    这个网页应当从别处得到，或与别处的比较：换掉证据的人也会换掉网页。

来源：${origin}
公钥：${manifest.key}
公钥指纹：${fingerprint}
（指纹须与从别处得到的一致；只与本包自己比较，什么也证明不了。）

----------------------------------------------------------------------

Evidence bundle of ${community}, round ${round} (${restricted ? 'RESTRICTED: holds personal data, keep it safe' : 'PUBLIC'})

This zip holds every entry of the ledger (${head.seq} of them), the papers, the rules used and the results.
Anyone can check it without us:

1. With Mingxuan:
    mingxuan verify <this zip> --key <fingerprint below>
    It lists everything that does not fit, with file, entry and byte.
2. By hand:
    a. Get the key's fingerprint from the street office, the notice board or another place you trust; compare it.
    b. Verify the Ed25519 signature manifest.sig over manifest.json.
    c. Compute SHA-256 of every file (sha256sum); compare with manifest.json.
    d. Following the description of the ledger format, check that each entry in ledger/entries.jsonl continues
       the one before. The hash of the last one must be ${head.hash}.
    e. A paper on the notice board must have the SHA-256 recorded in its PAPER_ISSUED or NOTICE_ISSUED entry.
    f. Where there is a folder log/, log/head.tlog-proof shows that the last entry stands in the public log; the keys of the
       log and of its witnesses are in log/ and must agree with ones obtained elsewhere.
3. Without installing anything: where there is a verify.html, unpack it, open it in a browser, offline, and drop this zip into it.
    Get that page from elsewhere too, or compare it: whoever exchanges the evidence exchanges the page.

Origin: ${origin}
Key: ${manifest.key}
Fingerprint: ${fingerprint}
(It must agree with one obtained elsewhere; agreeing with this bundle alone proves nothing.)
`;
}
