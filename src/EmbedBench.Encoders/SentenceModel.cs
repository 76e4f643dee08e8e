using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.Modules;
using EmbedBench.Encoders.Pooling;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace EmbedBench.Encoders;

/// <summary>The differentiable part of a sentence-transformers model: token ids to one embedding a text.</summary>
public sealed class SentenceModel : IDisposable
{
    private readonly ModelConfig _config;
    private readonly PoolingMode _pooling;
    private readonly IReadOnlyList<VectorModule> _modules;
    private readonly IReadOnlyList<Func<Tensor, Tensor>> _steps;
    private readonly Dictionary<Embedding, int> _tables;

    /// <summary>A model of the configuration's shape, its weights not yet set. Built outside any dispose scope.</summary>
    internal SentenceModel(ModelConfig config, PoolingMode pooling, IReadOnlyList<VectorModule> modules)
    {
        _config = config;
        _pooling = pooling;
        _modules = modules;
        Transformer = Architecture.Create(config);
        Dense = [.. modules.OfType<VectorModule.Dense>().Select(module => (module.Folder, new Dense(module.Config)))];
        Parameters =
        [
            .. Transformer.named_parameters(),
            .. Dense.SelectMany(dense => dense.Module.named_parameters().Select(own => ($"{dense.Folder}.{own.name}", own.parameter))),
        ];
        Dictionary<string, Dense> byFolder = Dense.ToDictionary(dense => dense.Folder, dense => dense.Module, StringComparer.Ordinal);
        _steps =
        [
            .. modules.Select<VectorModule, Func<Tensor, Tensor>>(module => module switch
            {
                VectorModule.Dense dense => byFolder[dense.Folder].forward,
                VectorModule.Normalize => x => nn.functional.normalize(x, 2, 1),
                _ => throw new ArgumentException($"There is no module {module}.", nameof(modules)),
            }),
        ];
        _tables = Transformer.named_modules()
            .Where(module => module.module is Embedding)
            .ToDictionary(module => (Embedding)module.module, module => Parameters.Index().First(p => p.Item.Name == module.name + ".weight").Index);
    }

    public TransformerEncoder Transformer { get; }

    /// <summary>The dense modules behind pooling, by the folders that their weights lie in.</summary>
    internal IReadOnlyList<(string Folder, Dense Module)> Dense { get; }

    /// <summary>Values an embedding.</summary>
    public int Dimension => _modules.OfType<VectorModule.Dense>().LastOrDefault()?.Config.Outputs ?? Transformer.Width;

    /// <summary>What decides the arithmetic, in words: the architecture's configuration, pooling and the modules behind it.</summary>
    public string Description => string.Join(' ', [Transformer.Description, _pooling, .. _modules]);

    /// <summary>SHA-256 (lower-case hex) of the weights: names, shapes and float32 values.</summary>
    public string WeightsFingerprint => ModelFingerprint.OfWeights(this);

    /// <summary>
    /// All weights in the order of the forward pass, by the names of the checkpoint; those of a dense module behind the name of its folder.
    /// </summary>
    public IReadOnlyList<(string Name, Parameter Weight)> Parameters { get; }

    /// <summary>The embeddings of a block, <c>[texts, Dimension]</c>, in the caller's scope.</summary>
    public Tensor Embed(TokenBatch tokens, BlockDropout dropout)
    {
        using Tensor hidden = Transformer.Forward(tokens, dropout);                 // [N, H]
        Tensor pooled = TextPooling.Apply(hidden, tokens, _pooling);                // [texts, H]
        return _steps.Aggregate(pooled, (x, step) => step(x));                      // [texts, Dimension]
    }

    /// <summary>
    /// A second model over the same memory: its parameters are leaves of their own, so its gradients are too, and a change of the weights
    /// is a change of both.
    /// </summary>
    public SentenceModel Alias()
    {
        var alias = new SentenceModel(_config, _pooling, _modules);
        using var inference = no_grad();
        for (int i = 0; i < Parameters.Count; i++)
            alias.Parameters[i].Weight.set_(Parameters[i].Weight);
        return alias;
    }

    /// <summary>Adds the gradients that a backward pass left on a block's lookups to the sums of their tables, and lets go of the lookups.</summary>
    /// <param name="tokens">The block.</param>
    /// <param name="sums">One tensor a parameter, in the order of <see cref="Parameters"/>.</param>
    public void TakeLookups(TokenBatch tokens, IReadOnlyList<Tensor> sums)
    {
        foreach (Lookup lookup in tokens.Lookups)
        {
            lookup.Table.AddGradient(lookup, sums[_tables[lookup.Table]]);
            lookup.Dispose();
        }

        tokens.Lookups.Clear();
    }

    public void Dispose()
    {
        Transformer.Dispose();
        foreach ((_, Dense module) in Dense)
            module.Dispose();
    }
}
