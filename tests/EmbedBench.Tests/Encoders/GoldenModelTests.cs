using System.Runtime.InteropServices;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders;

/// <summary>The architectures against sentence-transformers' own figures, on tiny models through the production loader.</summary>
public sealed class GoldenModelTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<string, double, double> Models => new()
    {
        // Hidden states are of the order of 1 and pass through several layers in float32; embeddings are normalized.
        { "bert-mean", 1e-5, 2e-6 },
        { "bert-cls", 1e-5, 2e-6 },
        { "roberta-mean", 1e-5, 2e-6 },
        { "mpnet-mean", 1e-5, 2e-6 },
        // Its embeddings are not normalized.
        { "distilbert-mean", 1e-5, 1e-5 },
        // The residual stream grows to 20; the reference itself lies 2.9e-5 from the same sums in double.
        { "modernbert-mean", 3e-5, 2e-6 },
        { "modernbert-long", 3e-5, 2e-6 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Encode_ReferenceTexts_GivesReferenceIdsStatesAndEmbeddings(string name, double stateTolerance, double embeddingTolerance)
    {
        using GoldenModel golden = GoldenModel.Load(name, _workers);
        Assert.Equal(golden.Ids, golden.Encoder.Tokenize(golden.Texts, TestContext.Current.CancellationToken));
        CompareHiddenStates(golden, stateTolerance);
        EmbeddingMatrix actual = golden.Encoder.Encode(golden.Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        for (int text = 0; text < golden.Texts.Length; text++)
            Parity.Require($"embedding of text {text}", golden.Embeddings[text], actual[text], embeddingTolerance);
    }

    [Theory]
    [InlineData("bert-mean")]
    [InlineData("roberta-mean")]
    [InlineData("mpnet-mean")]
    [InlineData("distilbert-mean")]
    [InlineData("modernbert-mean")]
    public void Encode_OneWeightMoved_LeavesTheReference(string name)
    {
        using GoldenModel golden = GoldenModel.Load(name, _workers);
        using (no_grad())
            golden.Encoder.Model.Parameters[^3].Weight.view(-1)[7].add_(1e-3f);
        EmbeddingMatrix actual = golden.Encoder.Encode(golden.Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        Assert.NotNull(Parity.Compare(golden.Embeddings.Values, actual.Values, 2e-6));
    }

    [Theory]
    [InlineData("bert-mean")]
    [InlineData("roberta-mean")]
    [InlineData("mpnet-mean")]
    [InlineData("distilbert-mean")]
    [InlineData("modernbert-mean")]
    [InlineData("modernbert-long")]
    public void Encode_AnyBlocksThreadsAndOrder_GivesTheSameBits(string name)
    {
        using GoldenModel golden = GoldenModel.Load(name, _workers);
        EmbeddingMatrix expected = golden.Encoder.Encode(golden.Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        foreach (int threads in (int[])[1, 3])
        {
            using var workers = new Workers(threads);
            using GoldenModel other = GoldenModel.Load(name, workers);
            int[] order = [.. Enumerable.Range(0, golden.Texts.Length).OrderBy(text => (text * 7919) % 101)];
            foreach (int blockTokens in (int[])[1, 300, 4096])
            {
                EmbeddingMatrix actual = other.Encoder.Encode(
                    [.. order.Select(text => golden.Texts[text])],
                    new EncodeOptions { BlockTokens = blockTokens },
                    cancel: TestContext.Current.CancellationToken);
                for (int i = 0; i < order.Length; i++)
                    Assert.True(expected[order[i]].SequenceEqual(actual[i]), $"{threads} threads, blocks of {blockTokens} tokens, text {order[i]}");
            }
        }
    }

    public void Dispose() => _workers.Dispose();

    private static void CompareHiddenStates(GoldenModel golden, double tolerance)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        TransformerEncoder transformer = golden.Encoder.Model.Transformer;
        int text = Array.IndexOf(golden.Texts, golden.HiddenText);
        using TokenBatch tokens = TokenBatch.Pack(golden.Ids, transformer.PositionPadding);
        int seen = 0;
        transformer.Forward(tokens, BlockDropout.None, (layer, states) =>
        {
            EmbeddingMatrix expected = golden.HiddenStates[layer];
            using Tensor first = states.narrow(0, tokens.Offsets[text], expected.Rows).contiguous();
            Parity.Require($"hidden states after layer {layer}", expected.Values, MemoryMarshal.Cast<byte, float>(first.bytes), tolerance);
            seen++;
        });
        Assert.Equal(golden.HiddenStates.Length, seen);
    }
}
