using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.Modules;
using EmbedBench.Encoders.Pooling;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using TorchSharp;
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
    private IReadOnlyList<(Parameter Copy, Parameter Weight)> _copies = [];

    /// <summary>A model of the configuration's shape, its weights not yet set. Built outside any dispose scope.</summary>
    /// <param name="config">Architecture and shape.</param>
    /// <param name="pooling">Hidden states to one vector a text.</param>
    /// <param name="modules">What comes behind.</param>
    /// <param name="device">Where the weights lie.</param>
    /// <param name="precision">The type of the weights of linear layers, and with it of their products and of attention.</param>
    internal SentenceModel(
        ModelConfig config, PoolingMode pooling, IReadOnlyList<VectorModule> modules, ComputeDevice device, Precision precision = Precision.Float32)
    {
        Device = device;
        _config = config;
        _pooling = pooling;
        _modules = modules;
        Transformer = Architecture.Create(config);
        Dense = [.. modules.OfType<VectorModule.Dense>().Select(module => (module.Folder, new Dense(module.Config)))];
        foreach (nn.Module module in (IEnumerable<nn.Module>)[Transformer, .. Dense.Select(dense => dense.Module)])
            Place(module, device, precision);
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

    public ComputeDevice Device { get; }

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

    /// <summary>The matrices that each token is multiplied with; tables are looked up instead.</summary>
    public IEnumerable<Parameter> Matrices => Parameters
        .Where(parameter => parameter.Weight.dim() == 2 && !parameter.Name.Contains("embeddings.", StringComparison.Ordinal))
        .Select(parameter => parameter.Weight);

    /// <summary>The embeddings of a block, <c>[texts, Dimension]</c>, in the caller's scope.</summary>
    public Tensor Embed(TokenBatch tokens, BlockDropout dropout)
    {
        using Tensor hidden = Transformer.Forward(tokens, dropout);                 // [N, H]
        Tensor pooled = TextPooling.Apply(hidden, tokens, _pooling);                // [texts, H]
        return _steps.Aggregate(pooled, (x, step) => step(x));                      // [texts, Dimension]
    }

    /// <summary>
    /// A second model over the same weights: its parameters are leaves of their own, so its gradients are too. Weights of the same type share
    /// their memory, and a change of one is a change of both; those of linear layers in a lower precision are copies, to be renewed.
    /// </summary>
    public SentenceModel Replica(Precision precision)
    {
        var replica = new SentenceModel(_config, _pooling, _modules, Device, precision);
        List<(Parameter Copy, Parameter Weight)> copies = [];
        using (no_grad())
        {
            foreach ((Parameter own, Parameter weight) in replica.Parameters.Zip(Parameters, (own, ours) => (own.Weight, ours.Weight)))
            {
                if (own.dtype == weight.dtype)
                    own.set_(weight);
                else
                    copies.Add((own, weight));
            }
        }

        replica._copies = copies;
        replica.Renew();
        return replica;
    }

    /// <summary>Rounds the weights that a replica has copies of anew; to be called when they have changed.</summary>
    public void Renew()
    {
        using var inference = no_grad();
        foreach ((Parameter copy, Parameter weight) in _copies)
            copy.copy_(weight);
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

    /// <summary>Before anything refers to them, since TorchSharp replaces the parameters that it moves.</summary>
    private static void Place(nn.Module module, ComputeDevice device, Precision precision)
    {
        if (device.IsGpu)
            module.to(device.ToTorch());
        if (precision == Precision.Float32)
            return;
        foreach (Linear linear in module.modules().OfType<Linear>())
            linear.to(precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float16);
    }

    public void Dispose()
    {
        Transformer.Dispose();
        foreach ((_, Dense module) in Dense)
            module.Dispose();
    }
}
