namespace EmbedBench.Results.Records;

/// <summary>An optimizer step; numbers but the first are rounded to six significant digits.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Epoch">Epochs done after the step, a fraction.</param>
/// <param name="Loss">Mean over the step's micro-batches; not finite where float16 overflowed, and then left out of the file.</param>
/// <param name="GradientNorm">Euclidean norm of the whole gradient before clipping; as the loss.</param>
/// <param name="LearningRate">The rate the step was made with.</param>
public sealed record TrainingStep(int Step, double Epoch, double Loss, double GradientNorm, double LearningRate)
{
    /// <summary>What the loss was multiplied with for float16; null where it was not.</summary>
    public double? LossScale { get; init; }

    /// <summary>Whether the gradient overflowed, so that the weights stayed as they were.</summary>
    public bool Skipped { get; init; }
}
