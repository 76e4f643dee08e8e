using System.Net.Http.Headers;

namespace EmbedBench.Hub.Transport;

/// <summary>One request to the hub, in a form that can be made again.</summary>
internal sealed record HubRequest(HttpMethod Method, Uri Address, HubPlace Place)
{
    /// <summary>Makes the body anew for each try; the body calls the action whenever bytes went out.</summary>
    public Func<Action, HttpContent>? Content { get; init; }

    /// <summary>First byte that is wanted, asked before each try; 0 asks for the whole.</summary>
    public Func<long> From { get; init; } = () => 0;

    public MediaTypeWithQualityHeaderValue? Accept { get; init; }

    /// <summary>Sees each answer of the hub itself, redirects included, before it is acted upon; throws where it is not acceptable.</summary>
    public Action<HttpResponseMessage>? Inspect { get; init; }

    /// <summary>Whether it does no harm when it arrives twice; others are repeated only where the hub says that it did nothing (429).</summary>
    public bool Repeatable { get; init; } = true;

    /// <summary>Longest silence before it counts as lost; null: as the settings have it.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Statuses that are no errors here, beside those of success.</summary>
    public IReadOnlyList<System.Net.HttpStatusCode> Expected { get; init; } = [];
}
