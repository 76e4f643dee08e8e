using System.Text.RegularExpressions;

namespace EmbedBench.Hub;

/// <summary>A repository of the hub.</summary>
public sealed partial record HubRepository
{
    private HubRepository(HubRepositoryKind kind, string id) => (Kind, Id) = (kind, id);

    public HubRepositoryKind Kind { get; }

    /// <summary><c>name</c> or <c>organization/name</c>.</summary>
    public string Id { get; }

    /// <summary>The hub's folder for this repository under a cache: <c>models--org--name</c>.</summary>
    internal string CacheFolder => $"{Plural}--{Id.Replace("/", "--", StringComparison.Ordinal)}";

    /// <summary>Its place under <c>/api</c>: <c>models/org/name</c>.</summary>
    internal string ApiPath => $"{Plural}/{Id}";

    /// <summary>Its place under the endpoint, where files are: <c>org/name</c>, <c>datasets/org/name</c>.</summary>
    internal string WebPath => Kind == HubRepositoryKind.Model ? Id : ApiPath;

    /// <summary>The hub's word for its kind in requests.</summary>
    internal string TypeName => Kind == HubRepositoryKind.Model ? "model" : "dataset";

    private string Plural => $"{TypeName}s";

    /// <summary>Reads <c>org/name</c>, <c>models/org/name</c> (models) or <c>datasets/org/name</c> (data sets).</summary>
    /// <exception cref="HubException">Refused: no name that the hub can have.</exception>
    public static HubRepository Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("datasets/", StringComparison.Ordinal) ? Dataset(text["datasets/".Length..])
            : text.StartsWith("models/", StringComparison.Ordinal) ? Model(text["models/".Length..])
            : Model(text);
    }

    /// <summary>A model by its name, <c>org/name</c>.</summary>
    /// <exception cref="HubException">Refused: no name that the hub can have.</exception>
    public static HubRepository Model(string id) => Create(HubRepositoryKind.Model, id);

    /// <summary>A data set by its name, <c>org/name</c>.</summary>
    /// <exception cref="HubException">Refused: no name that the hub can have.</exception>
    public static HubRepository Dataset(string id) => Create(HubRepositoryKind.Dataset, id);

    public override string ToString() => $"{TypeName} {Id}";

    // Two hyphens separate the parts of a cache folder's name, so no name may have them; the rest keeps a name inside that folder.
    private static HubRepository Create(HubRepositoryKind kind, string id) =>
        Name().IsMatch(id) && !id.Contains("--", StringComparison.Ordinal) && !id.Contains("..", StringComparison.Ordinal)
            && !id.EndsWith(".git", StringComparison.Ordinal)
            ? new(kind, id)
            : throw new HubException(HubErrorKind.Refused, $"'{OneLine.Of(id)}' is no repository of the hub: write organization/name, "
                + "with letters, digits, '-', '_' and '.' (neither '--' nor '..', none of '-', '.' at an end), at most 96 of them each.");

    [GeneratedRegex(@"^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?/)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?\z")]
    private static partial Regex Name();
}
