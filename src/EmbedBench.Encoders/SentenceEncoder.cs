using System.Runtime.InteropServices;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.Modules;
using EmbedBench.Tokenizers;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using static TorchSharp.torch;

namespace EmbedBench.Encoders;

/// <summary>A sentence-transformers model: its tokenizer, its weights and the threads that it runs on.</summary>
public sealed class SentenceEncoder : IEncoder, IDisposable
{
    /// <summary>Threads that drive a GPU: one prepares a block while the GPU computes the other's.</summary>
    private const int ThreadsOfGpu = 2;

    private readonly Workers _workers;
    private readonly SentenceModel _computing;
    private string? _fingerprint;

    internal SentenceEncoder(
        ModelFolder folder,
        PretrainedTokenizer tokenizer,
        SentenceModel model,
        IReadOnlyDictionary<string, Tensor> kept,
        Workers workers,
        Precision precision,
        int maxTokens)
    {
        Precision = precision;
        _computing = precision == Precision.Float32 ? model : model.Replica(precision);
        KeptTensors = kept;
        Folder = folder;
        Tokenizer = tokenizer;
        Model = model;
        MaxTokens = maxTokens;
        _workers = workers;
    }

    /// <summary>The model with its float32 weights.</summary>
    public SentenceModel Model { get; }

    /// <summary>The type that matrix products and attention are made in.</summary>
    public Precision Precision { get; }

    /// <summary>The threads that the model runs on; they are the caller's of <see cref="Load"/>.</summary>
    public Workers Workers => _workers;

    public PretrainedTokenizer Tokenizer { get; }

    /// <summary>Longer texts are cut to this many tokens, special tokens included.</summary>
    public int MaxTokens { get; }

    /// <summary>Texts put before each query or passage, by name, as the model's folder gives them.</summary>
    public IReadOnlyDictionary<string, string> Prompts => Folder.Prompts;

    public int Dimension => Model.Dimension;

    public string Fingerprint => _fingerprint ??= ModelFingerprint.Of(this);

    /// <summary>To be called when the weights have changed.</summary>
    public void WeightsChanged()
    {
        _fingerprint = null;
        _computing.Renew();
    }

    internal ModelFolder Folder { get; }

    /// <summary>Tensors that the encoder does not use and a saved folder holds as they were read.</summary>
    internal IReadOnlyDictionary<string, Tensor> KeptTensors { get; }

    /// <summary>Loads a folder as sentence-transformers writes it, or as transformers does: there, the mean of the hidden states is taken.</summary>
    /// <param name="directory">The folder with modules.json, or with config.json alone.</param>
    /// <param name="workers">The threads; they stay the caller's.</param>
    /// <param name="maxTokens">A limit in place of the folder's own; null keeps that.</param>
    /// <param name="placement">The device and the precision; null is the processor and float32.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file of the model is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed or asks for what is not here; a tensor is missing, superfluous, of another shape or not finite.</exception>
    /// <exception cref="TorchException">The device has not enough memory for the weights.</exception>
    public static SentenceEncoder Load(string directory, Workers workers, int? maxTokens = null, Placement? placement = null)
    {
        placement ??= Placement.Default;
        ModelFolder folder = ModelFolder.Read(directory);
        PretrainedTokenizer tokenizer = folder.LoadTokenizer();
        SentenceModel model = TorchException.Translate(
            $"placing the model's weights on {placement.Device.Name}",
            () => new SentenceModel(folder.Config, folder.Pooling, folder.VectorModules, placement.Device));
        IReadOnlyDictionary<string, Tensor> kept = WeightLoader.Load(folder.TransformerDirectory, model.Transformer);
        foreach ((string name, Dense dense) in model.Dense)
            WeightLoader.Load(Path.Combine(directory, name), dense);
        if (tokenizer.VocabularySize > model.Transformer.VocabularySize)
        {
            throw new InvalidDataException(
                $"{folder.TokenizerFile}: it has {tokenizer.VocabularySize} tokens, the model has embeddings for {model.Transformer.VocabularySize}.");
        }

        int longest = model.Transformer.MaxTokens;
        if (maxTokens > longest)
            throw new InvalidDataException($"{directory}: max_tokens is {maxTokens}; the model has positions for {longest} tokens.");
        return new SentenceEncoder(folder, tokenizer, model, kept, workers, placement.Precision, maxTokens ?? Math.Min(folder.MaxTokens ?? longest, longest));
    }

    /// <summary>Token ids of each text, special tokens included, cut at <see cref="MaxTokens"/>.</summary>
    public int[][] Tokenize(IReadOnlyList<string> texts, CancellationToken cancel = default) =>
        Tokenizer.EncodeAll(texts, MaxTokens, _workers.Count, cancel);

    public EmbeddingMatrix Encode(
        IReadOnlyList<string> texts,
        EncodeOptions options,
        IProgress<EncodeProgress>? progress = null,
        CancellationToken cancel = default)
    {
        bool padded = Model.Device.TakesWholeBatches;
        int blockTokens = options.BlockTokens ?? (padded ? 32_768 : 2048);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockTokens, 1, nameof(options));
        if (options.Dimension is { } dimension && dimension > Dimension)
            throw new ArgumentException($"The model's embeddings have {Dimension} values, not {dimension}.", nameof(options));

        int[][] ids = Tokenize(options.Prompt.Length == 0 ? texts : [.. texts.Select(text => options.Prompt + text)], cancel);
        // Neighbours of one length share an attention call; the longest first, so that the threads finish together.
        int[] order = [.. Enumerable.Range(0, ids.Length).OrderByDescending(text => ids[text].Length)];
        IReadOnlyList<Range> blocks = Blocks.Cut([.. order.Select(text => ids[text].Length)], blockTokens, padded);
        var matrix = new EmbeddingMatrix(new float[ids.Length * Dimension], Dimension);
        var counter = new Progress(progress, ids.Length, ids.Sum(text => (long)text.Length));
        (padded ? _workers.First(ThreadsOfGpu) : _workers).Run(
            blocks.Count,
            (block, _) =>
            {
                int[] members = order[blocks[block]];
                TorchException.Translate(
                    $"encoding {members.Length} texts of up to {ids[members[0]].Length} tokens together",
                    () => EncodeBlock(ids, members, matrix),
                    advice: $"Fewer tokens a batch than {blockTokens} (--batch-size) or fewer threads need less memory.");
                counter.Add(members.Length, members.Sum(text => ids[text].Length));
            },
            cancel);
        CheckFinite(matrix);
        return options.Dimension is { } size ? matrix.Truncate(size) : matrix;
    }

    public void Dispose()
    {
        if (_computing != Model)
            _computing.Dispose();
        Model.Dispose();
        foreach (Tensor tensor in KeptTensors.Values)
            tensor.Dispose();
    }

    private void EncodeBlock(int[][] ids, int[] members, EmbeddingMatrix matrix)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = TokenBatch.Pack([.. members.Select(text => ids[text])], Model.Transformer.PositionPadding, Model.Device);
        Tensor embeddings = _computing.Embed(tokens, BlockDropout.None).cpu().contiguous();   // [texts, Dimension]
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(embeddings.bytes);
        for (int i = 0; i < members.Length; i++)
            values.Slice(i * Dimension, Dimension).CopyTo(matrix[members[i]]);
    }

    private void CheckFinite(EmbeddingMatrix matrix)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            foreach (float value in matrix[row])
            {
                if (!float.IsFinite(value))
                    throw new InvalidDataException($"{Folder.Directory}: the embedding of text {row} is not finite.");
            }
        }
    }

    private sealed class Progress(IProgress<EncodeProgress>? progress, int totalTexts, long totalTokens)
    {
        private readonly Lock _lock = new();
        private int _texts;
        private long _tokens;

        public void Add(int texts, long tokens)
        {
            lock (_lock)
            {
                _texts += texts;
                _tokens += tokens;
                progress?.Report(new EncodeProgress(_texts, totalTexts, _tokens, totalTokens));
            }
        }
    }
}
