using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace EmbedBench.Hub.Transport;

/// <summary>
/// Sends requests: with the token to the hub and to nobody else, along redirects, again where an error is transient; what comes back is
/// an answer of success or a <see cref="HubException"/>.
/// </summary>
internal sealed class HubTransport(HttpClient http, HubSettings settings, TimeProvider time)
{
    private const int MostRedirects = 10;
    private const int LongestErrorBody = 1 << 16;

    private static readonly ProductInfoHeaderValue Agent = new("EmbedBench", null);

    private readonly ResiliencePipeline _retries = Retries.Pipeline(time);

    /// <summary>The address of a path, already escaped, under the endpoint.</summary>
    public Uri Address(string path) => new($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>The same path and query at our endpoint, where a mirror hands out addresses of the hub that it mirrors.</summary>
    public Uri AtEndpoint(Uri address) => new(settings.Endpoint.GetLeftPart(UriPartial.Authority) + address.PathAndQuery);

    /// <summary>Whether the hub may send us there: not from a safe connection to an open one.</summary>
    public bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && settings.Endpoint.Scheme == Uri.UriSchemeHttp);

    /// <summary>Sends and hands the answer to <paramref name="read"/>, within the same tries.</summary>
    public async Task<T> SendAsync<T>(HubRequest request, Func<HubAnswer, Task<T>> read, CancellationToken cancel) =>
        await _retries.ExecuteAsync(async token => await SendOnceAsync(request, read, token), cancel);

    /// <summary>Sends, where only success matters.</summary>
    public async Task SendAsync(HubRequest request, CancellationToken cancel) => await SendAsync(request, _ => Task.FromResult(true), cancel);

    /// <summary>Sends and reads the answer as a JSON document.</summary>
    public Task<T> SendAsync<T>(HubRequest request, JsonTypeInfo<T> type, CancellationToken cancel) where T : class =>
        SendAsync(request, answer => ReadJsonAsync(answer, type, request), cancel);

    /// <summary>The body of an answer as a JSON document.</summary>
    public static async Task<T> ReadJsonAsync<T>(HubAnswer answer, JsonTypeInfo<T> type, HubRequest request) where T : class
    {
        ReadOnlyMemory<byte> document = await answer.ReadDocumentAsync();
        try
        {
            return JsonSerializer.Deserialize(document.Span, type) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException cause)
        {
            throw new HubException(HubErrorKind.Corrupt, $"{request.Place}: the answer of {request.Address.GetLeftPart(UriPartial.Path)} is not the "
                + $"document expected ({OneLine.Of(cause.Message)}): check HF_ENDPOINT, or whether a network asks to log in.", cause);
        }
    }

    private async Task<T> SendOnceAsync<T>(HubRequest request, Func<HubAnswer, Task<T>> read, CancellationToken cancel)
    {
        Uri address = request.Address;
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var watch = new SilenceWatch(request.Patience ?? settings.Timeout, cancel);
            using HttpRequestMessage message = Message(request, address, watch);
            using HttpResponseMessage response = await AnswerAsync(message, request, watch, cancel);
            var answer = new HubAnswer(response, request, watch, cancel);
            if (IsHub(address) && response.StatusCode < HttpStatusCode.BadRequest)
                request.Inspect?.Invoke(response);
            if (response.Headers.Location is { } location && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
                address = Follow(address, location, request.Place);
            else if (response.IsSuccessStatusCode || request.Expected.Contains(response.StatusCode))
                return await read(answer);
            else
                throw await ErrorAsync(answer, request, message.Headers.Authorization is not null);
        }

        throw new HubException(HubErrorKind.Refused, $"{request.Place}: the hub redirects more than {MostRedirects} times: check HF_ENDPOINT.");
    }

    private HttpRequestMessage Message(HubRequest request, Uri address, SilenceWatch watch)
    {
        var message = new HttpRequestMessage(request.Method, address) { Content = request.Content?.Invoke(watch.SignOfLife) };
        message.Headers.UserAgent.Add(Agent);
        // Ranges and sizes are those of the file itself.
        message.Headers.AcceptEncoding.Add(new("identity"));
        if (request.Accept is { } accept)
            message.Headers.Accept.Add(accept);
        if (request.From() is > 0 and long first)
            message.Headers.Range = new RangeHeaderValue(first, null);
        if (settings.Token is { } bearer && IsHub(address))
            message.Headers.Authorization = new("Bearer", bearer);
        return message;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage message, HubRequest request, SilenceWatch watch, CancellationToken cancel)
    {
        try
        {
            HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            watch.SignOfLife();
            return response;
        }
        catch (Exception cause) when (HubErrors.IsLostConnection(cause, cancel))
        {
            throw HubErrors.Broken(request, cause);
        }
    }

    private static async Task<HubException> ErrorAsync(HubAnswer answer, HubRequest request, bool authorized)
    {
        byte[] body = new byte[LongestErrorBody];
        int length = 0;
        try
        {
            for (int read; length < body.Length && (read = await answer.ReadAsync(body.AsMemory(length))) > 0;)
                length += read;
        }
        catch (HubException)
        {
            // The status alone says enough.
        }

        HubException error = HubErrors.FromStatus(answer.Response, HubErrors.Detail(body.AsSpan(0, length)), request.Place, authorized);
        return request.Repeatable || answer.Status == HttpStatusCode.TooManyRequests ? error : new HubException(error.Kind, error.Message);
    }

    private Uri Follow(Uri from, Uri location, HubPlace place)
    {
        return Uri.TryCreate(from, location, out Uri? target) && IsAllowed(target) ? target
            : throw new HubException(HubErrorKind.Refused,
                $"{place}: the hub redirects to '{OneLine.Of(location.OriginalString)}', which is no address of a safe connection: check HF_ENDPOINT.");
    }

    private bool IsHub(Uri address) =>
        address.Scheme == settings.Endpoint.Scheme && address.Authority == settings.Endpoint.Authority;
}
