using System.Globalization;
using System.Text.Json;

namespace EmbedBench.Hub.Transport;

/// <summary>Says in a sentence what an answer, or the lack of one, means for the user.</summary>
internal static class HubErrors
{
    /// <summary>Whether an exception of HttpClient means that the other side is gone or silent, and not that the caller cancelled.</summary>
    public static bool IsLostConnection(Exception cause, CancellationToken cancel) =>
        cause is HttpRequestException or IOException || (cause is OperationCanceledException && !cancel.IsCancellationRequested);

    /// <summary>What a lost connection means for a request: where it must not arrive twice, that nobody knows what became of it.</summary>
    public static HubException Broken(HubRequest request, Exception cause) => request.Repeatable
        ? Lost(request.Place, cause)
        : new(HubErrorKind.Unavailable, $"{request.Place}: the connection failed before the hub had answered ({Reason(cause)}), so it is not known "
            + "whether it was done: look at the repository before trying again.", cause);

    public static HubException Lost(HubPlace place, Exception cause) =>
        new(HubErrorKind.Unavailable, $"{place}: the connection to the hub failed ({Reason(cause)}): check the network, a proxy's variables and "
            + "HF_ENDPOINT, and try again; HF_HUB_OFFLINE=1 uses what the cache holds.", cause)
        { IsTransient = true };

    /// <summary>The error that a status says; <paramref name="authorized"/> tells whether the request had a token.</summary>
    public static HubException FromStatus(HttpResponseMessage answer, string? detail, HubPlace place, bool authorized)
    {
        string? code = Header(answer, "X-Error-Code");
        string said = Header(answer, "X-Error-Message") ?? detail ?? answer.ReasonPhrase ?? "no reason given";
        string status = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}, {OneLine.Of(said)}");
        return (int)answer.StatusCode switch
        {
            // The hub hides from strangers whether a repository exists: it says 401 and means either.
            401 when code == "RepoNotFound" || (code is null && !authorized) =>
                new(HubErrorKind.Unauthorized, $"{place}: there is no such repository, or it is private or gated ({status}): check the name, "
                    + "and set HF_TOKEN to a token that may see it."),
            401 or 403 => new(HubErrorKind.Unauthorized, $"{place}: the hub refuses access ({status}): "
                + (authorized ? "the token lacks the right, or the repository's conditions are not yet accepted on its page."
                    : "set HF_TOKEN to a token that may do this.")),
            404 => new(HubErrorKind.NotFound, $"{place}: {Missing(code)} ({status}): check the name"
                + (code is "EntryNotFound" or "RevisionNotFound" ? "." : $"; if it is private, {(authorized ? "the token must be one that may see it." : "set HF_TOKEN.")}")),
            408 or 429 or >= 500 => Busy(place, status, WaitingTime.Of(answer)),
            _ => new(HubErrorKind.Refused, $"{place}: the hub refuses the request ({status})."),
        };
    }

    /// <summary>The hub's own words in an error's body, where it has any.</summary>
    public static string? Detail(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HubJson.Default.ErrorDocument)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static HubException Busy(HubPlace place, string status, TimeSpan? wait) =>
        new(HubErrorKind.Unavailable, $"{place}: the hub is busy or out of order ({status}): try again "
            + (wait is null ? "later." : string.Create(CultureInfo.InvariantCulture, $"in {wait.Value.TotalSeconds:0} seconds.")))
        { IsTransient = true, RetryAfter = wait };

    private static string Missing(string? code) => code switch
    {
        "EntryNotFound" => "the revision has no such file",
        "RevisionNotFound" => "the repository has no such revision",
        "RepoNotFound" => "there is no such repository",
        _ => "the hub has no such thing",
    };

    private static string Reason(Exception cause) =>
        cause is OperationCanceledException ? "it was silent for too long" : OneLine.Of(cause.Message).TrimEnd('.');
}
