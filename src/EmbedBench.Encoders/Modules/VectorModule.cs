namespace EmbedBench.Encoders.Modules;

/// <summary>A module behind pooling: one vector a text to one vector a text.</summary>
internal abstract record VectorModule
{
    private VectorModule()
    {
    }

    /// <summary>Divides each vector by its Euclidean length.</summary>
    public sealed record Normalize : VectorModule;

    /// <summary>A linear map and an activation.</summary>
    /// <param name="Folder">Where its weights lie, below the model's folder.</param>
    /// <param name="Config">Its shape.</param>
    public sealed record Dense(string Folder, DenseConfig Config) : VectorModule;
}
