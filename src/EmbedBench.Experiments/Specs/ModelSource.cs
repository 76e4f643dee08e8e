namespace EmbedBench.Experiments.Specs;

/// <summary>Which base model an experiment takes: a closed set, as the spec's <c>model:</c> names it.</summary>
public abstract record ModelSource
{
    private ModelSource()
    {
    }

    /// <summary>Longest text in tokens, special ones included, or null for the model's own limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Texts put before queries and passages.</summary>
    public Prompts Prompts { get; init; } = new();

    /// <summary>A model that comes with the program, in its folder <c>models/</c>. <c>embedded: NAME</c></summary>
    public sealed record Embedded(string Name) : ModelSource;

    /// <summary>
    /// A model of the Hugging Face hub at a commit; <paramref name="Revision"/> null is <c>unpinned</c>. <c>hub: OWNER/NAME</c>
    /// </summary>
    public sealed record Hub(string Repository, string? Revision) : ModelSource;

    /// <summary>A sentence-transformers folder, relative to the spec. <c>folder: DIR</c></summary>
    public sealed record Folder(string Path) : ModelSource;
}

/// <summary>What is put before each query and passage; empty for nothing.</summary>
public sealed record Prompts
{
    public string Query { get; init; } = "";

    public string Passage { get; init; } = "";
}
