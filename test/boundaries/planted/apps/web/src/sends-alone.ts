import { useMutation } from '@tanstack/react-query';

export const useOwnWay = useMutation;
