using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.ModernBert;

// N rows of a block, H width, A heads, D = H / A, I intermediate width. Warner et al. 2024, in transformers' arrangement.

/// <summary>
/// ModernBERT's encoder: the norm before each half of a layer, rotary positions, global and local attention by turns, gated feed-forward
/// blocks, no biases.
/// </summary>
public sealed class ModernBertEncoder : TransformerEncoder
{
    private readonly ModernBertConfig _config;

    [ComponentName(Name = "embeddings")]
    private readonly ModernBertEmbeddings _embeddings;

    [ComponentName(Name = "layers")]
    private readonly TorchSharp.Modules.ModuleList<ModernBertLayer> _layers;

    [ComponentName(Name = "final_norm")]
    private readonly LayerNorm _finalNorm;

    public ModernBertEncoder(ModernBertConfig config)
        : base(nameof(ModernBertEncoder))
    {
        _config = config;
        _embeddings = new ModernBertEmbeddings(config);
        _layers = [.. Enumerable.Range(0, config.Layers.Length).Select(layer => new ModernBertLayer(config, layer))];
        _finalNorm = new LayerNorm(config.Width, config.NormEpsilon, bias: false);
        RegisterComponents();
    }

    public override int Width => _config.Width;

    public override int VocabularySize => _config.VocabularySize;

    public override int MaxTokens => _config.Positions;

    public override int LayerCount => _config.Layers.Length;

    public override int Heads => _config.Heads;

    public override string Description => _config.ToString();

    public override IReadOnlyList<DropoutSite> DropoutSites
    {
        get
        {
            var embeddings = new DropoutSite(DropoutKind.Tokens, _config.EmbeddingDropout, _config.Width);
            var attention = new DropoutSite(DropoutKind.Attention, _config.AttentionDropout, _config.Heads);
            var output = new DropoutSite(DropoutKind.Tokens, _config.AttentionDropout, _config.Width);
            var gated = new DropoutSite(DropoutKind.Tokens, _config.FeedForwardDropout, _config.Intermediate);
            return [embeddings, .. _config.Layers.SelectMany<char, DropoutSite>(_ => [attention, output, gated])];
        }
    }

    protected override Tensor Embed(TokenBatch tokens, BlockDropout dropout) => _embeddings.forward(tokens, dropout);

    protected override IReadOnlyList<Func<Tensor, Tensor>> Layers(TokenBatch tokens, BlockDropout dropout)
    {
        int size = _config.Width / _config.Heads;
        var global = new RotaryAngles(tokens, _config.GlobalTheta, size);
        var local = new RotaryAngles(tokens, _config.LocalTheta, size);
        Tensor Run(int index, Tensor x)
        {
            RotaryAngles angles = _config.Layers[index] == 'G' ? global : local;
            x = _layers[index].forward(x, angles, tokens, dropout);                 // [N, H]
            return index == _layers.Count - 1 ? _finalNorm.forward(x) : x;
        }

        return [.. Enumerable.Range(0, _layers.Count).Select<int, Func<Tensor, Tensor>>(index => x => Run(index, x))];
    }
}

internal sealed class ModernBertEmbeddings : nn.Module<TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "tok_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "norm")]
    private readonly LayerNorm _norm;

    public ModernBertEmbeddings(ModernBertConfig config)
        : base(nameof(ModernBertEmbeddings))
    {
        _words = new Embedding(config.VocabularySize, config.Width, config.Padding);
        _norm = new LayerNorm(config.Width, config.NormEpsilon, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(TokenBatch tokens, BlockDropout dropout) =>
        dropout.Tokens(_norm.forward(_words.Find(tokens.Ids, tokens)));             // [N, H]
}

internal sealed class ModernBertLayer : nn.Module<Tensor, RotaryAngles, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "attn_norm")]
    private readonly LayerNorm? _attentionNorm;

    [ComponentName(Name = "attn")]
    private readonly ModernBertAttention _attention;

    [ComponentName(Name = "mlp_norm")]
    private readonly LayerNorm _feedForwardNorm;

    [ComponentName(Name = "mlp")]
    private readonly ModernBertFeedForward _feedForward;

    public ModernBertLayer(ModernBertConfig config, int index)
        : base(nameof(ModernBertLayer))
    {
        // The embedding block's norm serves the first layer.
        if (index > 0)
            _attentionNorm = new LayerNorm(config.Width, config.NormEpsilon, bias: false);
        _attention = new ModernBertAttention(config, index);
        _feedForwardNorm = new LayerNorm(config.Width, config.NormEpsilon, bias: false);
        _feedForward = new ModernBertFeedForward(config);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, RotaryAngles angles, TokenBatch tokens, BlockDropout dropout)
    {
        x = x.Plus(_attention.forward(_attentionNorm?.forward(x) ?? x, angles, tokens, dropout));   // [N, H]
        return x.Plus(_feedForward.forward(_feedForwardNorm.forward(x), dropout));  // [N, H]
    }
}

internal sealed class ModernBertAttention : nn.Module<Tensor, RotaryAngles, TokenBatch, BlockDropout, Tensor>
{
    private readonly int _heads;
    private readonly int? _reach;

    [ComponentName(Name = "Wqkv")]
    private readonly Linear _queriesKeysValues;

    [ComponentName(Name = "Wo")]
    private readonly Linear _output;

    public ModernBertAttention(ModernBertConfig config, int index)
        : base(nameof(ModernBertAttention))
    {
        _heads = config.Heads;
        _reach = config.Layers[index] == 'G' ? null : config.Reach;
        _queriesKeysValues = new Linear(config.Width, 3 * config.Width, bias: false);
        _output = new Linear(config.Width, config.Width, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, RotaryAngles angles, TokenBatch tokens, BlockDropout dropout)
    {
        Tensor all = _queriesKeysValues.forward(x).view(tokens.Rows, 3, _heads, -1);   // [N, 3, A, D]
        Tensor queries = angles.Turn(all.select(1, 0)), keys = angles.Turn(all.select(1, 1));   // [N, A, D] each
        // A copy, so that training does not keep what the queries and keys were turned from.
        Tensor values = all.select(1, 2).contiguous();                              // [N, A, D]
        Tensor y = Attention.Apply(queries, keys, values, tokens, dropout, reach: _reach);
        return dropout.Tokens(_output.forward(y));                                  // [N, H]
    }
}

internal sealed class ModernBertFeedForward : nn.Module<Tensor, BlockDropout, Tensor>
{
    private readonly int _intermediate;

    [ComponentName(Name = "Wi")]
    private readonly Linear _widen;

    [ComponentName(Name = "Wo")]
    private readonly Linear _narrow;

    private readonly Func<Tensor, Tensor> _activation;

    public ModernBertFeedForward(ModernBertConfig config)
        : base(nameof(ModernBertFeedForward))
    {
        _intermediate = config.Intermediate;
        _widen = new Linear(config.Width, 2 * config.Intermediate, bias: false);
        _narrow = new Linear(config.Intermediate, config.Width, bias: false);
        _activation = Activation.Of(config.Activation, "config.json");
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, BlockDropout dropout)
    {
        Tensor both = _widen.forward(x);                                            // [N, 2 I]
        Tensor gated = _activation(both.narrow(1, 0, _intermediate)) * both.narrow(1, _intermediate, _intermediate);
        return _narrow.forward(dropout.Tokens(gated));                              // [N, I] to [N, H]
    }
}
