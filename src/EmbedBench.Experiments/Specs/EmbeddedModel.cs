namespace EmbedBench.Experiments.Specs;

/// <summary>A model that comes with the program.</summary>
/// <param name="Name">Its folder below <c>models/</c>.</param>
/// <param name="Dimension">Components of its embeddings.</param>
/// <param name="LargestTokens">How many positions it has.</param>
public sealed record EmbeddedModel(string Name, int Dimension, int LargestTokens)
{
    public static IReadOnlyList<EmbeddedModel> All { get; } = [new("all-MiniLM-L6-v2", 384, 512)];

    public static EmbeddedModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);
}
