using System.Buffers;
using System.Net;

namespace EmbedBench.Hub.Transport;

/// <summary>An answer whose body is still arriving. A connection that is cut or silent is a transient error, unlike what a disk raises.</summary>
internal sealed class HubAnswer(HttpResponseMessage response, HubRequest request, SilenceWatch watch, CancellationToken cancel)
{
    private const int LongestDocument = 64 << 20;

    private Stream? _body;

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    /// <summary>The next bytes of the body; 0 at its end.</summary>
    /// <exception cref="HubException">Unavailable: the body broke off.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        try
        {
            _body ??= await response.Content.ReadAsStreamAsync(watch.Token);
            int read = await _body.ReadAsync(buffer, watch.Token);
            watch.SignOfLife();
            return read;
        }
        catch (Exception cause) when (HubErrors.IsLostConnection(cause, cancel))
        {
            throw HubErrors.Broken(request, cause);
        }
    }

    /// <summary>The whole body.</summary>
    /// <exception cref="HubException">Corrupt: more than 64 MiB, which no document of the hub has. Unavailable: the body broke off.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadDocumentAsync()
    {
        var document = new ArrayBufferWriter<byte>(1 << 16);
        int read;
        while ((read = await ReadAsync(document.GetMemory(1 << 16))) > 0)
        {
            document.Advance(read);
            if (document.WrittenCount > LongestDocument)
                throw new HubException(HubErrorKind.Corrupt, $"{request.Place}: the hub's answer has more than 64 MiB, which no list or document of it has.");
        }

        return document.WrittenMemory;
    }
}
