using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>model</c>: which base model is taken.</summary>
internal static class ModelShape
{
    private static readonly Key<ModelSource.Embedded, string> Embedded = new(
        TextKind.Of("the name of a folder below models/"), model => model.Name)
    {
        Name = "embedded",
        Text = "A model that comes with the program.",
    };

    private static readonly Key<ModelSource.Hub, string> Hub = new(HubKinds.Model, model => model.Repository)
    {
        Name = "hub",
        Text = "A model of the Hugging Face hub, OWNER/NAME.",
    };

    private static readonly Key<ModelSource.Hub, string?> Revision = new(HubKinds.Revision, model => model.Revision)
    {
        Name = "revision",
        Text = "The commit, 40 hexadecimal digits, or unpinned: then the run's record cannot be accepted.",
    };

    private static readonly Key<ModelSource.Folder, string> Folder = new(TextKind.File, model => model.Path)
    {
        Name = "folder",
        Text = "A sentence-transformers folder, relative to the spec.",
        Class = KeyClass.Place,
    };

    public static ValueKind<ModelSource> Kind { get; } = new VariantKind<ModelSource>(
        Form(Embedded, [Embedded], values => new ModelSource.Embedded(Embedded.From(values))),
        Form(Hub, [Hub, Revision], values => new ModelSource.Hub(Hub.From(values), Revision.From(values))),
        Form(Folder, [Folder], values => new ModelSource.Folder(Folder.From(values))));

    /// <summary>A form with the keys that all forms have.</summary>
    private static Variant<ModelSource, T> Form<T>(Key<T, string> mark, IReadOnlyList<Key<T>> own, Func<KeyValues, T> build)
        where T : ModelSource
    {
        var maxTokens = new Key<T, int?>(new OptionalKind<int>(WholeNumberKind.Positive), model => model.MaxTokens, null)
        {
            Name = "max_tokens",
            Text = "Longest text in tokens, special ones included; the model's own limit unless given.",
        };
        var prompts = new Key<T, Prompts>(PromptsShape.Kind, model => model.Prompts, new Prompts())
        {
            Name = "prompts",
            Text = "Texts put before queries and passages.",
        };
        return new Variant<ModelSource, T>(new MappingKind<T>(
            [.. own, maxTokens, prompts],
            values => build(values) with { MaxTokens = maxTokens.From(values), Prompts = prompts.From(values) }))
        {
            Key = mark.Name,
        };
    }
}
