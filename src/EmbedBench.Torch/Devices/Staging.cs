using static TorchSharp.torch;

namespace EmbedBench.Torch.Devices;

/// <summary>Values of the program as tensors on a device.</summary>
public static class Staging
{
    /// <summary>
    /// A copy on the device, of one dimension, in the caller's scope. To a GPU it goes through pinned memory: the thread does not wait for
    /// what the GPU has still to do, and libtorch keeps that memory until the copy is done.
    /// </summary>
    public static Tensor Stage(this Device device, long[] values) => Send(tensor(values), device);

    /// <inheritdoc cref="Stage(Device, long[])"/>
    public static Tensor Stage(this Device device, float[] values) => Send(tensor(values), device);

    private static Tensor Send(Tensor values, Device device)
    {
        if (device.type == TorchSharp.DeviceType.CPU)
            return values;
        using Tensor pageable = values;
        using Tensor pinned = pageable.pin_memory();
        return pinned.to(device, non_blocking: true);
    }
}
