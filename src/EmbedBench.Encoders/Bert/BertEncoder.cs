using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Bert;

// N rows of a block, H width, A heads, D = H / A, I intermediate width. Devlin et al. 2018, in transformers' arrangement.

/// <summary>BERT's encoder: embeddings and layers with the norm behind each residual sum.</summary>
public sealed class BertEncoder : TransformerEncoder
{
    private readonly BertConfig _config;

    [ComponentName(Name = "embeddings")]
    private readonly BertEmbeddings _embeddings;

    [ComponentName(Name = "encoder")]
    private readonly BertLayers _encoder;

    public BertEncoder(BertConfig config)
        : base(nameof(BertEncoder))
    {
        _config = config;
        _embeddings = new BertEmbeddings(config);
        _encoder = new BertLayers(config);
        RegisterComponents();
    }

    public override int Width => _config.Width;

    public override int VocabularySize => _config.VocabularySize;

    public override int MaxTokens => _config.PositionsAfterPadding ? _config.Positions - _config.Padding!.Value - 1 : _config.Positions;

    public override int LayerCount => _config.Layers;

    public override int Heads => _config.Heads;

    public override int? PositionPadding => _config.PositionsAfterPadding ? _config.Padding : null;

    public override string Description => _config.ToString();

    public override IReadOnlyList<DropoutSite> DropoutSites
    {
        get
        {
            var tokens = new DropoutSite(DropoutKind.Tokens, _config.HiddenDropout, _config.Width);
            var attention = new DropoutSite(DropoutKind.Attention, _config.AttentionDropout, _config.Heads);
            return [tokens, .. Enumerable.Repeat<DropoutSite[]>([attention, tokens, tokens], LayerCount).SelectMany(layer => layer)];
        }
    }

    protected override Tensor Embed(TokenBatch tokens, BlockDropout dropout) => _embeddings.forward(tokens, dropout);

    protected override IReadOnlyList<Func<Tensor, Tensor>> Layers(TokenBatch tokens, BlockDropout dropout) =>
        [.. _encoder.Layer.Select<BertLayer, Func<Tensor, Tensor>>(layer => x => layer.forward(x, tokens, dropout))];
}

internal sealed class BertEmbeddings : nn.Module<TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "word_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "token_type_embeddings")]
    private readonly Embedding _types;

    [ComponentName(Name = "position_embeddings")]
    private readonly Embedding _positions;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    public BertEmbeddings(BertConfig config)
        : base(nameof(BertEmbeddings))
    {
        _words = new Embedding(config.VocabularySize, config.Width, config.Padding);
        _types = new Embedding(config.TokenTypes, config.Width);
        _positions = new Embedding(config.Positions, config.Width, config.PositionsAfterPadding ? config.Padding : null);
        _norm = new LayerNorm(config.Width, config.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(TokenBatch tokens, BlockDropout dropout)
    {
        Tensor x = _words.Find(tokens.Ids, tokens);                                 // [N, H]
        x = x.Plus(_types.Find(tokens.Ids.new_zeros(tokens.Rows), tokens));         // every token is of type 0
        x = x.Plus(_positions.Find(tokens.Positions, tokens));
        return dropout.Tokens(_norm.forward(x));
    }
}

internal sealed class BertLayers : nn.Module
{
    public BertLayers(BertConfig config)
        : base(nameof(BertLayers))
    {
        Layer = new TorchSharp.Modules.ModuleList<BertLayer>([.. Enumerable.Range(0, config.Layers).Select(_ => new BertLayer(config))]);
        register_module("layer", Layer);
    }

    public TorchSharp.Modules.ModuleList<BertLayer> Layer { get; }
}

internal sealed class BertLayer : nn.Module<Tensor, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "attention")]
    private readonly BertAttention _attention;

    [ComponentName(Name = "intermediate")]
    private readonly BertDense _intermediate;

    [ComponentName(Name = "output")]
    private readonly BertOutput _output;

    private readonly Func<Tensor, Tensor> _activation;

    public BertLayer(BertConfig config)
        : base(nameof(BertLayer))
    {
        _attention = new BertAttention(config);
        _intermediate = new BertDense(config.Width, config.Intermediate);
        _output = new BertOutput(config.Intermediate, config.Width, config.NormEpsilon);
        _activation = Activation.Of(config.Activation, "config.json");
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, TokenBatch tokens, BlockDropout dropout)
    {
        x = _attention.forward(x, tokens, dropout);                                 // [N, H]
        Tensor y = _activation(_intermediate.forward(x));                           // [N, I]
        return _output.forward(y, x, dropout);                                      // [N, H]
    }
}

internal sealed class BertAttention : nn.Module<Tensor, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "self")]
    private readonly BertSelfAttention _self;

    [ComponentName(Name = "output")]
    private readonly BertOutput _output;

    public BertAttention(BertConfig config)
        : base(nameof(BertAttention))
    {
        _self = new BertSelfAttention(config);
        _output = new BertOutput(config.Width, config.Width, config.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, TokenBatch tokens, BlockDropout dropout) =>
        _output.forward(_self.forward(x, tokens, dropout), x, dropout);             // [N, H]
}

internal sealed class BertSelfAttention : nn.Module<Tensor, TokenBatch, BlockDropout, Tensor>
{
    private readonly int _heads;

    [ComponentName(Name = "query")]
    private readonly Linear _query;

    [ComponentName(Name = "key")]
    private readonly Linear _key;

    [ComponentName(Name = "value")]
    private readonly Linear _value;

    public BertSelfAttention(BertConfig config)
        : base(nameof(BertSelfAttention))
    {
        _heads = config.Heads;
        _query = new Linear(config.Width, config.Width);
        _key = new Linear(config.Width, config.Width);
        _value = new Linear(config.Width, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, TokenBatch tokens, BlockDropout dropout)
    {
        Tensor Heads(Tensor y) => y.view(tokens.Rows, _heads, -1);                  // [N, A, D]
        return Attention.Apply(Heads(_query.forward(x)), Heads(_key.forward(x)), Heads(_value.forward(x)), tokens, dropout);
    }
}

/// <summary>The end of both halves of a layer: back to the width, drop, add the residual stream, normalize.</summary>
internal sealed class BertOutput : nn.Module<Tensor, Tensor, BlockDropout, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    public BertOutput(int inputs, int width, double normEpsilon)
        : base(nameof(BertOutput))
    {
        _dense = new Linear(inputs, width);
        _norm = new LayerNorm(width, normEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(Tensor y, Tensor x, BlockDropout dropout) =>
        _norm.forward(dropout.Tokens(_dense.forward(y)).Plus(x));                   // [N, H]
}

internal sealed class BertDense : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    public BertDense(int inputs, int outputs)
        : base(nameof(BertDense))
    {
        _dense = new Linear(inputs, outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _dense.forward(x);
}
