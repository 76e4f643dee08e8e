using System.Runtime.InteropServices;
using EmbedBench.Encoders;
using EmbedBench.Torch;
using static TorchSharp.torch;

namespace EmbedBench.Training.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), as torch.optim.AdamW.</summary>
/// <remarks>The moments live outside any dispose scope, beside the parameters that they belong to.</remarks>
internal sealed class AdamW : IDisposable
{
    /// <summary>Values that a worker takes at a time, so that one large table does not keep the others waiting.</summary>
    private const int Piece = 1 << 18;

    private readonly SentenceModel _model;
    private readonly double _decay;
    private readonly Tensor[] _first;
    private readonly Tensor[] _second;
    private readonly (int Parameter, int Start, int Length)[] _pieces;

    /// <param name="model">Whose weights are stepped.</param>
    /// <param name="decay">Weight decay of the parameters that <see cref="WeightDecay"/> does not exempt.</param>
    public AdamW(SentenceModel model, double decay)
    {
        _model = model;
        _decay = decay;
        _first = Zeros();
        _second = Zeros();
        _pieces = [.. model.Parameters.Index().SelectMany(parameter => Pieces(parameter.Index, checked((int)parameter.Item.Weight.numel())))];
    }

    /// <summary>Steps taken; set when a run goes on.</summary>
    public int Steps { get; set; }

    /// <summary>The moments by name, <c>first.</c> or <c>second.</c> before the parameter's.</summary>
    public IReadOnlyDictionary<string, Tensor> Moments => _model.Parameters.Index()
        .SelectMany(parameter => new[] { ("first." + parameter.Item.Name, _first[parameter.Index]), ("second." + parameter.Item.Name, _second[parameter.Index]) })
        .ToDictionary(moment => moment.Item1, moment => moment.Item2, StringComparer.Ordinal);

    /// <summary>One step of all parameters.</summary>
    public void Step(Gradients gradients, double rate, Workers workers)
    {
        Steps++;
        var exempt = new AdamWStep(rate, 0, Steps);
        var decayed = new AdamWStep(rate, _decay, Steps);
        AdamWStep Of(string name) => WeightDecay.IsExempt(name) ? exempt : decayed;
        if (_model.Device.TakesWholeBatches)
        {
            foreach ((int i, (string name, TorchSharp.Modules.Parameter weight)) in _model.Parameters.Index())
                Of(name).Apply(weight, _first[i], _second[i], gradients[i]);
            return;
        }

        workers.Run(_pieces.Length, (i, _) =>
        {
            (int parameter, int start, int length) = _pieces[i];
            (string name, TorchSharp.Modules.Parameter weight) = _model.Parameters[parameter];
            Of(name).Apply(
                Values(weight).Slice(start, length),
                Values(_first[parameter]).Slice(start, length),
                Values(_second[parameter]).Slice(start, length),
                Values(gradients[parameter]).Slice(start, length));
        });
    }

    public void Dispose()
    {
        foreach (Tensor moment in _first.Concat(_second))
            moment.Dispose();
    }

    private static IEnumerable<(int Parameter, int Start, int Length)> Pieces(int parameter, int count)
    {
        for (int start = 0; start < count; start += Piece)
            yield return (parameter, start, Math.Min(Piece, count - start));
    }

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private Tensor[] Zeros() => [.. _model.Parameters.Select(parameter => zeros_like(parameter.Weight, requires_grad: false).DetachFromDisposeScope())];
}
