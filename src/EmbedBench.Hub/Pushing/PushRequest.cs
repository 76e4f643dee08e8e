using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Pushing;

/// <summary>Requests that write: the hub may take its time with them.</summary>
internal static class PushRequest
{
    /// <summary>Putting the parts of a file together, or checking a commit, takes minutes at times.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>A document posted to the hub; <paramref name="media"/> is what it is sent and answered as.</summary>
    public static HubRequest Json<T>(Uri address, HubPlace place, T document, JsonTypeInfo<T> type, string media = "application/json") =>
        Bytes(address, place, JsonSerializer.SerializeToUtf8Bytes(document, type), media) with { Accept = new MediaTypeWithQualityHeaderValue(media) };

    public static HubRequest Bytes(Uri address, HubPlace place, byte[] body, string media) => new(HttpMethod.Post, address, place)
    {
        Content = _ => new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(media) } },
        Patience = Patience,
    };
}
