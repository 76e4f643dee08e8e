namespace EmbedBench.Training;

/// <summary>What the log says of one optimizer step.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Epoch">Share of epochs done after the step.</param>
/// <param name="Loss">Mean over the step's micro-batches.</param>
/// <param name="GradientNorm">Euclidean norm of the whole gradient, before clipping.</param>
/// <param name="LearningRate">The rate that the step took.</param>
public sealed record TrainedStep(int Step, double Epoch, double Loss, double GradientNorm, double LearningRate)
{
    /// <summary>What the loss was multiplied with for the backward pass; null where it was not.</summary>
    public double? LossScale { get; init; }

    /// <summary>Whether the gradient overflowed, so that the weights stayed as they were and the learning rate's schedule too.</summary>
    public bool Skipped { get; init; }
}
