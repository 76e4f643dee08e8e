using EmbedBench.Encoders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Optimizers;

/// <summary>The gradient of a step, one tensor a parameter, to which blocks add theirs one after another.</summary>
internal sealed class Gradients : IDisposable
{
    private readonly Tensor[] _sums;

    /// <summary>Zeros in the shapes of the model's parameters, outside any dispose scope.</summary>
    public Gradients(SentenceModel model)
    {
        _sums = [.. model.Parameters.Select(parameter => zeros_like(parameter.Weight, requires_grad: false).DetachFromDisposeScope())];
    }

    public Tensor this[int parameter] => _sums[parameter];

    public void Clear()
    {
        using var scope = NewDisposeScope();
        foreach (Tensor sum in _sums)
            sum.zero_();
    }

    /// <summary>Adds what a backward pass left on a replica and on its block's lookups, and takes it off them.</summary>
    public void Take(SentenceModel replica, TokenBatch tokens)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            using Tensor? gradient = replica.Parameters[i].Weight.grad;
            if (gradient is not null)
                _sums[i].Increase(gradient);
        }

        replica.TakeLookups(tokens, _sums);
        replica.Transformer.zero_grad(set_to_none: true);
    }

    /// <summary>The Euclidean norm of each parameter's gradient, <c>[parameters]</c>, in the caller's scope.</summary>
    public Tensor Norms(Workers workers)
    {
        var norms = new Tensor[_sums.Length];
        workers.Run(_sums.Length, (i, _) => norms[i] = linalg.vector_norm(_sums[i], 2));
        Tensor all = stack(norms, 0);
        Array.ForEach(norms, norm => norm.Dispose());
        return all;
    }

    /// <summary>The Euclidean norm of the whole gradient: the norm of the tensors' norms, in float32 as torch.nn.utils.clip_grad_norm_.</summary>
    public double Norm(Workers workers)
    {
        using var scope = NewDisposeScope();
        return linalg.vector_norm(Norms(workers), 2).cpu().ToSingle();
    }

    /// <summary>Scales the gradient to a norm of at most <paramref name="largest"/>; 0 does not clip.</summary>
    /// <param name="largest">The bound.</param>
    /// <param name="norm">What <see cref="Norm"/> gave.</param>
    /// <param name="workers">The threads.</param>
    public void Clip(double largest, double norm, Workers workers)
    {
        if (largest == 0)
            return;
        // In float32, as torch computes the factor.
        float factor = (float)largest / ((float)norm + 1e-6f);
        if (factor < 1)
            Multiply(factor, workers);
    }

    public void Multiply(float factor, Workers workers)
    {
        using Scalar scalar = factor;
        workers.Run(_sums.Length, (i, _) =>
        {
            using var scope = NewDisposeScope();
            _sums[i].mul_(scalar);
        });
    }

    public void Dispose()
    {
        foreach (Tensor sum in _sums)
            sum.Dispose();
    }
}
