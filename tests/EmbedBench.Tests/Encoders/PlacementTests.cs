using EmbedBench.Encoders;
using EmbedBench.Tests.Torch.Devices;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Encoders;

/// <summary>The tiny models in other precisions, in batches as a GPU takes them, and on a GPU.</summary>
public sealed class PlacementTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<string> Models =>
        ["bert-mean", "bert-cls", "roberta-mean", "mpnet-mean", "distilbert-mean", "modernbert-mean", "modernbert-long"];

    public static TheoryData<string, Precision, bool> Precisions =>
    [
        .. from model in Models.Select(row => row.Data)
           from precision in (Precision[])[Precision.BFloat16, Precision.Float16]
           from whole in (bool[])[false, true]
           select new TheoryDataRow<string, Precision, bool>(model, precision, whole),
    ];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Encode_LowerPrecision_StaysNearFloat32(string name, Precision precision, bool whole)
    {
        EmbeddingMatrix expected = Encode(name, Placement.Default);
        EmbeddingMatrix actual = Encode(name, new Placement { Device = whole ? WholeBatches.OnCpu : ComputeDevice.Cpu, Precision = precision });

        Assert.False(expected.Values.AsSpan().SequenceEqual(actual.Values), "the precision changed nothing");
        Require(Normalize(expected), Normalize(actual), 2e-2);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Encode_WholeBatches_GivesTheReferenceEmbeddings(string name)
    {
        using GoldenModel golden = GoldenModel.Load(name, _workers);

        Require(golden.Embeddings, Encode(name, new Placement { Device = WholeBatches.OnCpu }), 2e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Encode_OnAGpu_GivesTheReferenceEmbeddings(string name)
    {
        ComputeDevice gpu = FirstGpu.Require();
        gpu.RoundProducts(toTensorFloat32: false);
        using GoldenModel golden = GoldenModel.Load(name, _workers);

        Require(golden.Embeddings, Encode(name, new Placement { Device = gpu }), 2e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Encode_LowerPrecisionOnAGpu_StaysNearFloat32(string name)
    {
        ComputeDevice gpu = FirstGpu.Require();
        foreach (Precision precision in (Precision[])[Precision.BFloat16, Precision.Float16])
            Require(Normalize(Encode(name, Placement.Default)), Normalize(Encode(name, new Placement { Device = gpu, Precision = precision })), 2e-2);
    }

    public void Dispose() => _workers.Dispose();

    private static void Require(EmbeddingMatrix expected, EmbeddingMatrix actual, double tolerance)
    {
        for (int text = 0; text < expected.Rows; text++)
            Parity.Require($"embedding of text {text}", expected[text], actual[text], tolerance);
    }

    /// <summary>To unit length: distilbert-mean's are eight times as long, and so is their rounding.</summary>
    private static EmbeddingMatrix Normalize(EmbeddingMatrix embeddings) => embeddings.Truncate(embeddings.Dimension);

    private EmbeddingMatrix Encode(string name, Placement placement)
    {
        using GoldenModel golden = GoldenModel.Load(name, _workers, placement);
        return golden.Encoder.Encode(golden.Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
    }
}
