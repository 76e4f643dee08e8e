using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>model.prompts</c>: what is put before texts.</summary>
internal static class PromptsShape
{
    private static readonly Prompts Default = new();

    private static readonly Key<Prompts, string> Query = new(TextKind.Any, prompts => prompts.Query, Default.Query)
    {
        Name = "query",
        Text = "Put before each query.",
    };

    private static readonly Key<Prompts, string> Passage = new(TextKind.Any, prompts => prompts.Passage, Default.Passage)
    {
        Name = "passage",
        Text = "Put before each passage.",
    };

    public static ValueKind<Prompts> Kind { get; } = new MappingKind<Prompts>(
        [Query, Passage],
        values => new Prompts { Query = Query.From(values), Passage = Passage.From(values) });
}
