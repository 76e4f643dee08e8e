using System.Globalization;
using System.Text.RegularExpressions;

namespace EmbedBench.Hub.Transport;

/// <summary>How long a busy hub asks to wait: <c>Retry-After</c> in seconds, or the <c>RateLimit</c> header with nothing remaining.</summary>
internal static partial class WaitingTime
{
    public static TimeSpan? Of(HttpResponseMessage answer)
    {
        if (answer.Headers.RetryAfter?.Delta is { } delta)
            return delta;
        Match limit = RateLimit().Match(HubErrors.Header(answer, "RateLimit") ?? "");
        return limit.Success ? TimeSpan.FromSeconds(int.Parse(limit.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    // "api";r=0;t=55: nothing remains (r) of this window, which ends in 55 seconds (t).
    [GeneratedRegex(@";\s*r\s*=\s*0\s*;\s*t\s*=\s*(?<seconds>[0-9]{1,8})")]
    private static partial Regex RateLimit();
}
