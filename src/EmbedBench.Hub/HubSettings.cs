using System.Globalization;
using System.Text.RegularExpressions;

namespace EmbedBench.Hub;

/// <summary>Where the hub and its cache are, and who asks. Names and defaults are huggingface_hub's, so that both share one cache and token.</summary>
public sealed partial record HubSettings
{
    /// <summary>Address of the hub, without a slash at its end (<c>HF_ENDPOINT</c>).</summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>Access token, or null (<c>HF_TOKEN</c>, else the file <c>HF_TOKEN_PATH</c>, else <c>token</c> under <c>HF_HOME</c>).</summary>
    public string? Token { get; init; }

    /// <summary>Folder of the cache (<c>HF_HUB_CACHE</c>, else <c>hub</c> under <c>HF_HOME</c>, else <c>~/.cache/huggingface/hub</c>).</summary>
    public required string Cache { get; init; }

    /// <summary>Answer from the cache alone (<c>HF_HUB_OFFLINE</c>).</summary>
    public bool Offline { get; init; }

    /// <summary>Link snapshots to blobs; copies are made where it is false or links are not possible (<c>HF_HUB_DISABLE_SYMLINKS</c>).</summary>
    public bool Links { get; init; } = true;

    /// <summary>Longest silence of the hub before a request counts as lost (<c>HF_HUB_DOWNLOAD_TIMEOUT</c>, seconds).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the variables named above, once; <paramref name="environment"/> gives a variable's value or null.</summary>
    /// <exception cref="HubException">Refused: a variable has a value that cannot be used.</exception>
    public static HubSettings Read(Func<string, string?> environment)
    {
        string home = Folder(environment, "HF_HOME") ?? Path.Combine(
            Folder(environment, "XDG_CACHE_HOME") ?? Path.Combine(UserFolder(environment), ".cache"), "huggingface");
        return new HubSettings
        {
            Endpoint = ReadEndpoint(Value(environment, "HF_ENDPOINT") ?? "https://huggingface.co"),
            Token = ReadToken(environment, home),
            Cache = Folder(environment, "HF_HUB_CACHE") ?? Folder(environment, "HUGGINGFACE_HUB_CACHE") ?? Path.Combine(home, "hub"),
            Offline = IsTrue(Value(environment, "HF_HUB_OFFLINE") ?? Value(environment, "TRANSFORMERS_OFFLINE")),
            Links = !IsTrue(Value(environment, "HF_HUB_DISABLE_SYMLINKS")),
            Timeout = Value(environment, "HF_HUB_DOWNLOAD_TIMEOUT") is { } seconds ? ReadTimeout(seconds) : TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Everything but the token, which belongs in no log.</summary>
    public override string ToString() => $"{Endpoint.OriginalString}, cache {Cache}, {(Token is null ? "no token" : "with token")}"
        + (Offline ? ", offline" : "");

    private static string? Value(Func<string, string?> environment, string name) =>
        environment(name) is { Length: > 0 } value ? value : null;

    private static bool IsTrue(string? value) =>
        value?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";

    private static string UserFolder(Func<string, string?> environment) =>
        Value(environment, OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME")
        ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    // huggingface_hub expands "~" and "$NAME" in these; a Dockerfile's ENV passes both on as they stand.
    private static string? Folder(Func<string, string?> environment, string name)
    {
        if (Value(environment, name) is not { } value)
            return null;
        if (value == "~" || value.StartsWith("~/", StringComparison.Ordinal))
            value = UserFolder(environment) + value[1..];
        return Path.GetFullPath(Variable().Replace(value, match => environment(match.Groups["name"].Value) ?? match.Value));
    }

    private static Uri ReadEndpoint(string value) =>
        Uri.TryCreate(value.TrimEnd('/'), UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "https" or "http"
            && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0
            ? endpoint
            : throw new HubException(HubErrorKind.Refused, $"HF_ENDPOINT is '{OneLine.Of(value)}': it must be an http or https address.");

    private static TimeSpan ReadTimeout(string seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(value)
            : throw new HubException(HubErrorKind.Refused, $"HF_HUB_DOWNLOAD_TIMEOUT is '{OneLine.Of(seconds)}': it must be 1 to 86400 seconds.");

    private static string? ReadToken(Func<string, string?> environment, string home)
    {
        (string source, string? token) = ("HF_TOKEN", Value(environment, "HF_TOKEN") ?? Value(environment, "HUGGING_FACE_HUB_TOKEN"));
        string file = Folder(environment, "HF_TOKEN_PATH") ?? Path.Combine(home, "token");
        if (token is null && !IsTrue(Value(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN")) && File.Exists(file))
            (source, token) = (file, File.ReadAllText(file));
        token = token?.Trim();
        if (string.IsNullOrEmpty(token))
            return null;
        return token.All(c => c is > ' ' and < '\x7f')
            ? token
            : throw new HubException(HubErrorKind.Refused, $"The token in {source} is none: it may have no spaces and no characters beyond ASCII.");
    }

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)\}|(?<name>\w+))")]
    private static partial Regex Variable();
}
